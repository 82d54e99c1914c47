import { ApiError } from "./api-error";

/** How often what is open is asked for again while live, milliseconds. */
const REFRESH_MS = 10_000;
/** By how much of that the moments differ: a thousand pages that were loaded together must not ask together. */
const SPREAD = 0.1;
/** Whatever the server asks for, what is live is asked for again within five minutes. */
const LONGEST_MS = 300_000;

/** After how many milliseconds to ask again, after an answer or the given failure. `random` gives 0 up to 1. */
export function refreshDelay(error: Error | null, random = Math.random): number {
  const asked = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const spread = SPREAD * random();
  return Math.max(REFRESH_MS * (1 - spread), Math.min(LONGEST_MS, asked) * (1 + spread));
}
