import "server-only";

/** A browser gives up at about 30 s; we promise an answer within 15, and it has to be written by then. */
export const DEADLINE_MS = 14_500;

/** However fast the others are, no source counts as slow sooner. */
const LEAST_MS = 1000;
/** A source this many times slower than the fastest is not waited for. */
const TIMES_FASTEST = 3;
/** A source that was too slow, or failed, the last time gets no more than a moment beside the others. */
const DEFERRED_MS = 500;

/**
 * How long an answer waits for one source once others have answered, in milliseconds from the beginning of
 * its call. `fastest` is how long the first good answer took, null as long as there is none: then there is
 * nothing to go ahead with. `wait` is what the client said it would wait, null if it said nothing.
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
