import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";

/** After so many failures in a row, asking on would only cost time. */
const FAILURES = 5;
/** Then it is tried again after so long (milliseconds); at random, so that not all sources are at once. */
const LEAST_MS = 3000;
const MOST_MS = 5000;

/**
 * Keeps calls away from an account and region that is down. Throttling is no failure, since AWS is well then,
 * nor is a refused request, which is the asker's fault. Times are milliseconds of a clock that nobody sets.
 */
export class Breaker {
  readonly #random: () => number;
  #inARow = 0;
  #last: AwsFailure | null = null;
  #retryAt = 0;
  #isProbing = false;

  /** `random` gives 0 up to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  get state(): "closed" | "open" | "half-open" {
    if (this.#inARow < FAILURES) return "closed";
    return this.#isProbing ? "half-open" : "open";
  }

  /** The failure that keeps a call from being made; null if it may be made. Asking does not begin it. */
  refusal(now: number): AwsFailure | null {
    if (this.#inARow < FAILURES || (now >= this.#retryAt && !this.#isProbing)) return null;
    return this.#last;
  }

  /** A call begins: while it is open, one that shows whether AWS is back. */
  begin(): void {
    if (this.#inARow >= FAILURES) this.#isProbing = true;
  }

  /** AWS answered, be it that it throttles or refuses the request. */
  answered(): void {
    this.#inARow = 0;
    this.#isProbing = false;
  }

  failed(failure: AwsFailure, now: number): void {
    this.#inARow += 1;
    this.#last = failure;
    this.#isProbing = false;
    this.#retryAt = now + LEAST_MS + this.#random() * (MOST_MS - LEAST_MS);
  }

  /** Whoever made the call left before AWS answered: that tells nothing. */
  gaveUp(): void {
    this.#isProbing = false;
  }
}
