import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { beginningOf } from "@/lib/server/aws/aws-filters";
import type { ListedPage } from "@/lib/server/aws/describe-sessions";
import type { SourcePage } from "@/lib/server/source/source-page";
import type { AwsFilter } from "@/lib/sessions/query/plan";
import type { GatewayRequest } from "./gateway-request";

/** A page of AWS as it is cached. AWS produced it at some time during the call. */
export type CachedPage = {
  page: ListedPage;
  /** When the call began, epoch milliseconds: the page is not older. */
  asOf: number;
  /** When AWS had answered, epoch milliseconds: the page is not newer. */
  until: number;
};

/** A cached page in this server's memory. */
export type StoredPage = CachedPage & {
  /** When its call began, in milliseconds of the monotonic clock. The age of the page follows from it. */
  at: number;
  /** The filters of the call to AWS. */
  filters: readonly AwsFilter[];
  /** Why the last attempt to renew the page failed, and when by the same clock; null if none failed. */
  failed: { failure: AwsFailure; at: number } | null;
};

/** Turns a stored page into the answer to a request, with the reason why it is old. */
export function sourcePage(
  stored: StoredPage,
  request: GatewayRequest,
  { isCached, staleBecause }: Pick<SourcePage, "isCached" | "staleBecause">,
): SourcePage {
  const { page, asOf, until, filters } = stored;
  const isOfAnotherMoment = beginningOf(filters) !== beginningOf(request.filters);
  return { ...page, asOf, until, isCached, staleBecause, isOfAnotherMoment };
}

/** Whether a page is as new as the request requires. */
export function isNewEnough({ asOf }: StoredPage, { since }: GatewayRequest): boolean {
  return since === null || asOf >= since;
}

/** Whether a stored page reaches as far back as the request. The beginning of a moving window only moves forward. */
export function isWideEnough({ filters }: StoredPage, request: GatewayRequest): boolean {
  const [has, wanted] = [beginningOf(filters), beginningOf(request.filters)];
  return has === null || (wanted !== null && has <= wanted);
}
