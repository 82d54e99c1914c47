import "server-only";
import { LRUCache } from "lru-cache";

/** How long a failure answers all requests for the same page (milliseconds), at random in this range. */
const LEAST_MS = 1000;
const MOST_MS = 2000;
const MOST_FAILURES = 1000;

/** Remembers failures for a moment, so that callers who waited for one call do not each repeat it. */
export class RecentFailures {
  readonly #random: () => number;
  readonly #failures = new LRUCache<string, { error: unknown; until: number }>({
    max: MOST_FAILURES,
  });

  /** `random` returns a number from 0 up to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Throws the error that this key failed with a moment ago, if there is one. `now` is in milliseconds. */
  throwRecent(key: string, now: number): void {
    const known = this.#failures.get(key);
    if (known !== undefined && now < known.until) throw known.error;
  }

  add(key: string, error: unknown, now: number): void {
    const until = now + LEAST_MS + this.#random() * (MOST_MS - LEAST_MS);
    this.#failures.set(key, { error, until });
  }
}
