import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";

/** After this many failures in a row, further calls would only cost time. */
const FAILURES = 5;
/** The next attempt follows after this long (milliseconds), at random so that not all sources retry at once. */
const LEAST_MS = 3000;
const MOST_MS = 5000;

/**
 * Stops calls to an account and region that is down. Throttling does not count as a failure, because AWS is then
 * working. A refused request does not count either, because the caller caused it. Times are milliseconds of the
 * monotonic clock.
 */
export class Breaker {
  readonly #random: () => number;
  #inARow = 0;
  #last: AwsFailure | null = null;
  #retryAt = 0;
  #isProbing = false;

  /** `random` returns a number from 0 up to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  get state(): "closed" | "open" | "half-open" {
    if (this.#inARow < FAILURES) return "closed";
    return this.#isProbing ? "half-open" : "open";
  }

  /** The failure that prevents a call; null if the call may be made. This does not begin the call. */
  refusal(now: number): AwsFailure | null {
    if (this.#inARow < FAILURES || (now >= this.#retryAt && !this.#isProbing)) return null;
    return this.#last;
  }

  /** A call begins. While the breaker is open, that call probes whether AWS is back. */
  begin(): void {
    if (this.#inARow >= FAILURES) this.#isProbing = true;
  }

  /** AWS answered, even if it throttled or refused the request. */
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

  /** The caller aborted before AWS answered. The outcome says nothing about AWS. */
  gaveUp(): void {
    this.#isProbing = false;
  }
}
