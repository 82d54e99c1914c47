import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { isOfCredentials } from "@/lib/server/aws/credentials-error";
import type { DescribePage } from "@/lib/server/aws/describe-sessions";
import { isRetryable } from "@/lib/server/aws/is-retryable";
import { PageFailureError, toListingFailure } from "@/lib/server/aws/page-failure";
import { readThrown, retryAfter } from "@/lib/server/aws/thrown-error";
import { untilAborted } from "@/lib/server/joined-abort";
import type { GatewayState, Observer } from "@/lib/server/source/observer";
import { Breaker } from "./breaker";
import type { StoredPage } from "./cached-page";
import { CallQueue, type Priority } from "./call-queue";
import type { GatewayRequest } from "./gateway-request";
import { OVERLOADED, OverloadedError } from "./overloaded-error";
import { PageDeadlineError } from "./page-deadline-error";
import { RateLimiter } from "./rate-limiter";
import type { Shared } from "./shared";

/** A throttled call is repeated, each time at half the rate. After this many attempts the failure is final. */
const MOST_ATTEMPTS = 3;
/** The longest time that a read takes, with all its attempts. */
const DEADLINE_MS = 14_000;
/** A call is repeated only if it may begin within this time. Otherwise the caller is better served with an answer. */
const RETRY_WITHIN_MS = 5000;

type Parts = {
  source: { account: string; region: string };
  /** One call of AWS, which does not retry by itself. */
  readPage: DescribePage;
  maxRps: number;
  instances: number;
  shared: Shared | null;
  clock: () => number;
  monotonicNow: () => number;
  random: () => number;
  observer: Observer;
};

type Failed = { error: unknown; failure: AwsFailure };

/** The calls of AWS in one account and region. They pass the call queue, and stop while AWS is down. */
export class SourceCalls {
  readonly #parts: Parts;
  readonly #limiter: RateLimiter;
  readonly #breaker: Breaker;
  readonly #queue: CallQueue;
  /** The failure of the last throttled call. */
  #throttle: AwsFailure | null = null;

  constructor(parts: Parts) {
    const { source, maxRps, shared, monotonicNow, random, instances } = parts;
    this.#parts = parts;
    this.#limiter = new RateLimiter(maxRps, monotonicNow());
    this.#breaker = new Breaker(random);
    const name = JSON.stringify([source.account, source.region]);
    this.#queue = new CallQueue({ name, limiter: this.#limiter, shared, instances, monotonicNow });
  }

  /** How long a renewal would wait in the call queue, in milliseconds. */
  get queueMs(): number {
    return this.#queue.waitFor("renewal");
  }

  get state(): GatewayState {
    const { source, monotonicNow } = this.#parts;
    return {
      account: source.account,
      region: source.region,
      queued: this.#queue.length,
      callsPerSecond: this.#limiter.callsPerSecond(monotonicNow()),
      breaker: this.#breaker.state,
    };
  }

  /** A caller with a higher priority waits for a call. */
  raise(key: string, priority: Priority): void {
    this.#queue.raise(key, priority);
  }

  /**
   * Reads a page through the call queue. Throws a `PageFailureError`, or the signal's reason when no caller waits
   * any more.
   */
  async read(key: string, request: GatewayRequest, priority: () => Priority): Promise<StoredPage> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new PageDeadlineError()), DEADLINE_MS);
    const signal = AbortSignal.any([request.signal, deadline.signal]);
    try {
      for (let attempt = 1; ; attempt += 1) {
        const isLast = attempt === MOST_ATTEMPTS;
        const stored = await this.#callQueued(key, { ...request, signal }, priority(), isLast);
        if (stored !== null) return stored;
      }
    } catch (error) {
      request.signal.throwIfAborted();
      if (error instanceof OverloadedError) throw new PageFailureError(this.#refusal(error));
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Returns null if the call should be repeated. */
  async #callQueued(
    key: string,
    request: GatewayRequest,
    priority: Priority,
    isLast: boolean,
  ): Promise<StoredPage | null> {
    const { monotonicNow } = this.#parts;
    const asked = monotonicNow();
    this.#refuseWhileDown();
    await this.#queue.take(key, priority, request.signal);
    this.#refuseWhileDown();
    this.#breaker.begin();
    const begun = monotonicNow();
    const called = await this.#call(request, begun - asked);
    if ("page" in called) return called;
    const { error, failure } = called;
    this.#learnFrom(error, failure, begun);
    const isWorthAnother = isThrottled(error, failure) || isRetryable(error);
    const isSoon = this.#queue.waitFor(priority) <= RETRY_WITHIN_MS;
    if (isWorthAnother && isSoon && !isLast) return null;
    throw new PageFailureError(failure);
  }

  async #call(request: GatewayRequest, waited: number): Promise<StoredPage | Failed> {
    const { clock, monotonicNow, observer, readPage } = this.#parts;
    const begun = monotonicNow();
    const asOf = clock();
    const { state, filters, pageSize, token, signal } = request;
    try {
      const call = readPage({ state, filters, pageSize, token, signal });
      const page = await Promise.race([call, untilAborted(signal)]);
      if (!page) throw signal.reason;
      this.#answered();
      observer.onCall("ok", waited, monotonicNow() - begun);
      // If the clock was set back meanwhile, `until` must not come before `asOf`.
      return { page, asOf, until: Math.max(asOf, clock()), at: begun, filters, failed: null };
    } catch (error) {
      if (signal.aborted && !(signal.reason instanceof PageDeadlineError)) {
        this.#breaker.gaveUp();
        observer.onCall("aborted", waited, monotonicNow() - begun);
        throw signal.reason;
      }
      const failure = toListingFailure(signal.aborted ? signal.reason : error, clock());
      const isOfSts = failure.code === "aws-throttled" && isOfCredentials(error);
      observer.onCall(isOfSts ? "aws-credentials" : failure.code, waited, monotonicNow() - begun);
      return { error, failure };
    }
  }

  #learnFrom(error: unknown, failure: AwsFailure, begun: number): void {
    const { clock, monotonicNow, observer } = this.#parts;
    const now = monotonicNow();
    const before = this.#breaker.state;
    observer.onFailure(failure, isOfCredentials(error) ? "credentials" : "sessions");
    if (isThrottled(error, failure)) {
      this.#throttle = failure;
      const rate = this.#limiter.callsPerSecond(now);
      this.#limiter.throttled(begun, now, retryAfter(readThrown(error), clock()));
      const slower = this.#limiter.callsPerSecond(now);
      if (slower < rate) observer.onThrottle(slower);
    }
    if (!isOfCredentials(error) && ANSWERS.includes(failure.code)) this.#answered();
    else this.#breaker.failed(failure, now);
    if (before === "closed" && this.#breaker.state !== "closed") observer.onBreaker(failure);
  }

  #answered(): void {
    if (this.#breaker.state !== "closed") this.#parts.observer.onBreaker(null);
    this.#breaker.answered();
  }

  /** Why a call is not made: AWS asked for a pause, or too many calls wait. */
  #refusal({ retryAfterSeconds }: OverloadedError): AwsFailure {
    const pause = this.#limiter.pause(this.#parts.monotonicNow());
    if (this.#throttle === null || pause === 0) return { ...OVERLOADED, retryAfterSeconds };
    return { ...this.#throttle, retryAfterSeconds: Math.ceil(pause / 1000) };
  }

  #refuseWhileDown(): void {
    const failure = this.#breaker.refusal(this.#parts.monotonicNow());
    if (failure !== null) throw new PageFailureError(failure);
  }
}

/** Whether Systems Manager throttled. A limit of what gives credentials says nothing about it. */
function isThrottled(error: unknown, { code }: AwsFailure): boolean {
  return code === "aws-throttled" && !isOfCredentials(error);
}

/** Failures that show that AWS works: the request was wrong, or there were too many requests. */
const ANSWERS: readonly AwsFailure["code"][] = [
  "aws-throttled",
  "aws-invalid-request",
  "cursor-expired",
];
