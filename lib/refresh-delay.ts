import { ApiError } from "./api-error";

/** The time between two refreshes of a live list, milliseconds. */
const REFRESH_MS = 10_000;
/**
 * The share of that time by which refreshes vary: a thousand pages that were loaded together must not refresh together.
 */
const SPREAD = 0.1;
/** The longest delay, whatever the server requests. */
const LONGEST_MS = 300_000;

/**
 * The delay before the next refresh, in milliseconds, after an answer or the given failure. `random` gives 0 up to 1.
 */
export function refreshDelay(error: Error | null, random = Math.random): number {
  const asked = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const spread = SPREAD * random();
  return Math.max(REFRESH_MS * (1 - spread), Math.min(LONGEST_MS, asked) * (1 + spread));
}
