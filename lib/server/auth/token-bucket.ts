import "server-only";

/** How often something may happen, and how often at once. */
export type Rate = { perSecond: number; atOnce: number };

/** A rate limiter that permits bursts. */
export type TokenBucket = {
  /** Whether one more may happen now. */
  take(now: number): boolean;
};

/** A bucket that is full at first; `now` is in milliseconds. A clock that is set back adds no tokens. */
export function makeTokenBucket({ perSecond, atOnce }: Rate): TokenBucket {
  let tokens = atOnce;
  let filledAt = Number.NEGATIVE_INFINITY;
  return {
    take(now) {
      if (filledAt !== Number.NEGATIVE_INFINITY && now > filledAt) {
        tokens = Math.min(atOnce, tokens + ((now - filledAt) / 1000) * perSecond);
      }
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
