import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { beginningOf } from "@/lib/server/aws/aws-filters";
import type { ListedPage } from "@/lib/server/aws/describe-sessions";
import type { SourcePage } from "@/lib/server/source/source-page";
import type { AwsFilter } from "@/lib/sessions/query/plan";
import type { GatewayRequest } from "./gateway-request";

/** A page of AWS as it is cached. AWS made it at some time within the call. */
export type CachedPage = {
  page: ListedPage;
  /** When the call began, epoch milliseconds: it is not older. */
  asOf: number;
  /** When AWS had answered, epoch milliseconds: it is not newer. */
  until: number;
};

/** A cached page in this server's memory. */
export type StoredPage = CachedPage & {
  /** When its call began, in milliseconds of the monotonic clock: its age follows from it. */
  at: number;
  /** The filters that AWS was asked with. */
  filters: readonly AwsFilter[];
  /** Why the last attempt to renew it failed, and when by that clock; null if it did not. */
  failed: { failure: AwsFailure; at: number } | null;
};

/** A stored page as it is given for a request, and why it is old. */
export function sourcePage(
  stored: StoredPage,
  request: GatewayRequest,
  { isCached, staleBecause }: Pick<SourcePage, "isCached" | "staleBecause">,
): SourcePage {
  const { page, asOf, until, filters } = stored;
  const isOfAnotherMoment = beginningOf(filters) !== beginningOf(request.filters);
  return { ...page, asOf, until, isCached, staleBecause, isOfAnotherMoment };
}

/** Whether a page is as new as the request needs it. */
export function isNewEnough({ asOf }: StoredPage, { since }: GatewayRequest): boolean {
  return since === null || asOf >= since;
}

/** Whether a stored page reaches as far back as the request: the beginning of a moving window only moves forward. */
export function isWideEnough({ filters }: StoredPage, request: GatewayRequest): boolean {
  const [has, wanted] = [beginningOf(filters), beginningOf(request.filters)];
  return has === null || (wanted !== null && has <= wanted);
}
