import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { endOf } from "@/lib/server/aws/aws-filters";
import { isOfOpenSessions } from "@/lib/server/aws/aws-lists";
import type { AwsPageRequest } from "@/lib/server/aws/describe-sessions";

/** How long a cached page is used, in milliseconds of its age. */
export type Lifetime = {
  /** Up to this age it is returned as it is. */
  fresh: number;
  /** Up to this age it is returned if a newer one is not available at once. */
  revalidating: number;
};

/** Up to this age a page is better than a failure. */
export const STALE_IF_ERROR_MS = 24 * 3_600_000;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const OPEN: Lifetime = { fresh: 5 * SECOND, revalidating: 60 * SECOND };
/** A closed window settles after this long: clocks differ, and AWS may list a session late. */
const SETTLED_AFTER = 5 * MINUTE;
const LONGEST = 60 * MINUTE;

/**
 * Open sessions change at any time, and so does a window that reaches to now. In a window that has closed, no
 * session starts any more. A session that started in it may still end and then appear in History: the longer ago the
 * window closed, the less likely. So a page of such a window stays fresh for a tenth of the time since it closed
 * (the heuristic of RFC 9111, 4.2.2), up to an hour. `now` is epoch milliseconds.
 */
export function lifetimeOf(
  { state, filters }: Pick<AwsPageRequest, "state" | "filters">,
  now: number,
) {
  const before = endOf(filters);
  const closed = before === null ? 0 : now - Date.parse(before);
  if (isOfOpenSessions(state) || !(closed > SETTLED_AFTER)) return OPEN;
  const fresh = Math.min(LONGEST, Math.max(MINUTE, closed / 10));
  return { fresh, revalidating: fresh + MINUTE };
}

/** Why a page is old if AWS has not failed, but was too slow to renew the page. */
export const SLOW: AwsFailure = {
  code: "aws-timeout",
  detail: "AWS has not answered yet. Newer data will follow.",
};

/** Failures that are answers. No old page may replace them. */
const FINAL: readonly AwsFailure["code"][] = [
  // The owner of the account denies access.
  "aws-access-denied",
  // The request itself is unusable. The caller has to begin again.
  "aws-invalid-request",
  "cursor-expired",
];

/** Whether an old page is better than this failure. */
export function isStaleIfError({ code }: AwsFailure): boolean {
  return !FINAL.includes(code);
}
