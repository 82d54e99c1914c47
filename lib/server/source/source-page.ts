import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import type { AwsPageRequest, ListedPage } from "@/lib/server/aws/describe-sessions";
import type { StoredPage } from "@/lib/server/source/cached-page";
import type { AwsFilter } from "@/lib/sessions/query/plan";

/** A page that is wanted, and what for. */
export type PageRequest = AwsPageRequest & {
  /** The length of a window that ends now, such as `6h`, if `InvokedAfter` comes from one; null otherwise. */
  range: string | null;
  /** What a viewer waits for goes before what a search reads on. */
  priority: "page" | "search";
  /** Nothing that may be older than this will do, epoch milliseconds; null: whatever is fresh. */
  since: number | null;
};

/** A page as a source gives it: newly read, or kept. */
export type SourcePage = ListedPage & {
  /** It is not older than this, epoch milliseconds. */
  asOf: number;
  /** And not newer than this. */
  until: number;
  /** Why it is old: what keeps a newer one from being read. Null if it is as new as it should be. */
  staleBecause: AwsFailure | null;
  /** It was there already, so that how soon it came says nothing of AWS. */
  isCached: boolean;
  /** Its NextToken was given for a window that began earlier, and is of no use for the one asked for. */
  isOfAnotherMoment: boolean;
};

/** Reads one page of one account and region. Throws a `PageFailureError`, or the signal's reason. */
export type ReadPage = (request: PageRequest) => Promise<SourcePage>;

/** A kept page as it is given for a wish, and why it is old. */
export function sourcePage(
  stored: StoredPage,
  request: PageRequest,
  { isCached, staleBecause }: Pick<SourcePage, "isCached" | "staleBecause">,
): SourcePage {
  const { page, asOf, until, filters } = stored;
  const isOfAnotherMoment = afterOf(filters) !== afterOf(request.filters);
  return { ...page, asOf, until, isCached, staleBecause, isOfAnotherMoment };
}

/** Whether a page is as new as is wanted. */
export function isNewEnough({ asOf }: StoredPage, { since }: PageRequest): boolean {
  return since === null || asOf >= since;
}

/** Whether a kept page reaches as far back as is wanted: a window that moves has left its beginning behind. */
export function isWideEnough({ filters }: StoredPage, request: PageRequest): boolean {
  const [has, wanted] = [afterOf(filters), afterOf(request.filters)];
  return has === null || (wanted !== null && has <= wanted);
}

function afterOf(filters: readonly AwsFilter[]): string | null {
  return filters.find(({ key }) => key === "InvokedAfter")?.value ?? null;
}
