import "server-only";

/** AWS is never asked less often than this, calls per second: it has to be seen when it is well again. */
const LEAST = 0.5;
/** What a minute without throttling adds, calls per second. */
const STEP = 0.25;
const STEP_MS = 60_000;
const WINDOWS_PER_SECOND = 4;
/** Whoever says so, a source is not left alone longer, milliseconds. */
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * How fast one account and region may be asked. Its limit is not published, so it is found out: by halving
 * the rate when AWS throttles, and adding a little for each minute in which it does not (AIMD, as TCP does).
 * All times are milliseconds of one clock that nobody sets.
 */
export class RateLimiter {
  readonly #most: number;
  #rate: number;
  #changedAt = 0;
  #pausedUntil = 0;
  /** When the last calls began, the oldest first. */
  #starts: number[] = [];

  /** `most` is the rate to begin with, calls per second, and never to go above. */
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

  /** So many calls may begin in any span of so many milliseconds: `calls` is whole, and 1 at least. */
  window(now: number): { calls: number; ms: number } {
    return windowOf(this.callsPerSecond(now));
  }

  /** After how many milliseconds the next call may begin; 0 is at once. `among` so many the rate is divided. */
  wait(now: number, among = 1): number {
    // Also within the first rate: after a burst of it, the lower one has more to wait for than its own.
    const windows = [this.window(now), windowOf(this.#most)];
    const dues = windows.map(
      ({ calls, ms }) => (this.#starts.at(-calls) ?? -ms * among) + ms * among,
    );
    return Math.max(0, ...dues.map((due) => due - now), this.pause(now));
  }

  /** How much longer AWS asked to be left alone, milliseconds. */
  pause(now: number): number {
    return Math.max(0, this.#pausedUntil - now);
  }

  /** A call begins. */
  begin(now: number): void {
    this.#starts.push(now);
    // No more than the window of the highest rate is ever looked at.
    if (this.#starts.length > this.#most + 1) this.#starts.shift();
  }

  /** A call that began at `begun` was throttled; AWS may have said how long to wait. */
  throttled(begun: number, now: number, retryAfterSeconds: number | null): void {
    if (retryAfterSeconds !== null) {
      const pause = Math.min(LONGEST_PAUSE_MS, retryAfterSeconds * 1000);
      this.#pausedUntil = Math.max(this.#pausedUntil, now + pause);
    }
    // What began before the rate was halved says nothing of the new rate.
    if (begun < this.#changedAt && this.#rate < this.#most) return;
    this.#rate = Math.max(Math.min(LEAST, this.#most), this.callsPerSecond(now) / 2);
    this.#changedAt = now;
  }
}

/** Spread over the second: a burst that a busy process sends late would meet the next one at AWS. */
function windowOf(rate: number): { calls: number; ms: number } {
  const calls = Math.max(1, Math.floor(rate / WINDOWS_PER_SECOND));
  return { calls, ms: (calls / rate) * 1000 };
}
