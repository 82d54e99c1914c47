import "server-only";

/** The lowest rate, calls per second. Some calls must go on, to see when AWS works normally again. */
const LEAST = 0.5;
/** The increase for each minute without throttling, calls per second. */
const STEP = 0.25;
const STEP_MS = 60_000;
const WINDOWS_PER_SECOND = 4;
/** The longest pause of a source, milliseconds, even if AWS asks for a longer one. */
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * Limits the rate of calls to one account and region. AWS does not publish its limit, so this class finds it: it
 * halves the rate when AWS throttles, and adds a little for each minute without throttling (AIMD, as TCP does).
 * All times are milliseconds of the monotonic clock.
 */
export class RateLimiter {
  readonly #most: number;
  #rate: number;
  #changedAt = 0;
  #pausedUntil = 0;
  /** When the last calls began, oldest first. */
  #starts: number[] = [];

  /** `most` is the first and the highest rate, calls per second. */
  constructor(most: number, now: number) {
    this.#most = most;
    this.#rate = most;
    this.#changedAt = now;
  }

  callsPerSecond(now: number): number {
    const steps = Math.max(0, Math.floor((now - this.#changedAt) / STEP_MS));
    if (steps > 0) {
      this.#rate = Math.min(this.#most, this.#rate + steps * STEP);
      this.#changedAt += steps * STEP_MS;
    }
    return this.#rate;
  }

  /** Up to `calls` calls may begin in any span of `ms` milliseconds. `calls` is a whole number of at least 1. */
  window(now: number): { calls: number; ms: number } {
    return windowOf(this.callsPerSecond(now));
  }

  /** The milliseconds until the next call may begin; 0 means at once. The rate is divided by `among`. */
  wait(now: number, among = 1): number {
    // The first rate applies too: after a burst at that rate, a lower rate alone would not look back far enough.
    const windows = [this.window(now), windowOf(this.#most)];
    const dues = windows.map(
      ({ calls, ms }) => (this.#starts.at(-calls) ?? -ms * among) + ms * among,
    );
    return Math.max(0, ...dues.map((due) => due - now), this.pause(now));
  }

  /** The rest of the pause that AWS asked for, milliseconds. */
  pause(now: number): number {
    return Math.max(0, this.#pausedUntil - now);
  }

  /** A call begins. */
  begin(now: number): void {
    this.#starts.push(now);
    // Only the window of the highest rate is ever needed.
    if (this.#starts.length > this.#most + 1) this.#starts.shift();
  }

  /** A call that began at `begun` was throttled. AWS may have said how long to wait. */
  throttled(begun: number, now: number, retryAfterSeconds: number | null): void {
    if (retryAfterSeconds !== null) {
      const pause = Math.min(LONGEST_PAUSE_MS, retryAfterSeconds * 1000);
      this.#pausedUntil = Math.max(this.#pausedUntil, now + pause);
    }
    // A call that began before the rate was halved says nothing about the new rate.
    if (begun < this.#changedAt && this.#rate < this.#most) return;
    this.#rate = Math.max(Math.min(LEAST, this.#most), this.callsPerSecond(now) / 2);
    this.#changedAt = now;
  }
}

/** Spreads calls over the second. Otherwise a burst that a busy process sends late would meet the next one at AWS. */
function windowOf(rate: number): { calls: number; ms: number } {
  const calls = Math.max(1, Math.floor(rate / WINDOWS_PER_SECOND));
  return { calls, ms: (calls / rate) * 1000 };
}
