import { type NonEmpty, pick } from "./hash";

const LIMITS: NonEmpty<number> = [20, 60, 240, 480, 720];
const LONGEST_LIMIT = 1_440;

/** Minutes, as text. Undefined: the preferences set no limit. */
export function maxDurationFor(durationMs: number, drawn: number): string | undefined {
  if (drawn % 10 < 4) return undefined;
  const limit = pick(LIMITS, drawn >>> 8);
  // The service ends a session at its limit, so an ordinary one never lasted longer.
  return String(durationMs > limit * 60_000 ? LONGEST_LIMIT : limit);
}
