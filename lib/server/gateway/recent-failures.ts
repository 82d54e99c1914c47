import "server-only";
import { LRUCache } from "lru-cache";

/** So long a failure is the answer to all who ask for the same (milliseconds), at random in between. */
const LEAST_MS = 1000;
const MOST_MS = 2000;
const MOST_KEPT = 1000;

/** Remembers failures for a moment, so that what many wait for is not asked again by each of them. */
export class RecentFailures {
  readonly #random: () => number;
  readonly #failures = new LRUCache<string, { error: unknown; until: number }>({ max: MOST_KEPT });

  /** `random` gives 0 up to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Throws what was thrown for this key a moment ago, if anything was. `now` is in milliseconds. */
  throwRecent(key: string, now: number): void {
    const known = this.#failures.get(key);
    if (known !== undefined && now < known.until) throw known.error;
  }

  add(key: string, error: unknown, now: number): void {
    const until = now + LEAST_MS + this.#random() * (MOST_MS - LEAST_MS);
    this.#failures.set(key, { error, until });
  }
}
