import "server-only";

/** A browser gives up after about 30 s. We promise a complete answer within 15 s, including the time to write it. */
export const DEADLINE_MS = 14_500;

/** No source counts as slow before this time, even if the others are fast. */
const LEAST_MS = 1000;
/** An answer does not wait for a source that is this many times slower than the fastest. */
const TIMES_FASTEST = 3;
/** A source that failed or was too slow the last time gets only this long once the others have answered. */
const DEFERRED_MS = 500;

/**
 * How long an answer waits for one source once others have answered, in milliseconds from the beginning of
 * its call. `fastest` is the duration of the first successful call. It is null before that, and the answer then waits
 * without limit. `wait` is the time that the client accepts to wait, or null if it did not say.
 */
export function sourceTimeoutMs(
  fastest: number | null,
  isDeferred: boolean,
  wait: number | null,
): number {
  if (fastest === null) return Number.POSITIVE_INFINITY;
  if (wait !== null) return wait;
  return isDeferred ? DEFERRED_MS : Math.max(LEAST_MS, TIMES_FASTEST * fastest);
}

/** The `wait` of a `Prefer` header (RFC 7240, seconds) in milliseconds; null without a usable one. */
export function preferredWait(header: string | null): number | null {
  const seconds = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,2})"?(?=$|[,;\s])/i.exec(header ?? "")?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
