import "server-only";
import PQueue from "p-queue";
import { OverloadedError } from "./overloaded-error";
import type { RateLimiter } from "./rate-limiter";
import type { Shared } from "./shared";

/** The order of calls: a page that a viewer waits for, then the pages of a search, then renewals. */
export const PRIORITY = { page: 2, search: 1, renewal: 0 } as const;
export type Priority = keyof typeof PRIORITY;

/** The longest wait in the call queue. Together with the call itself it is as long as an answer may take. */
const LONGEST_WAIT_MS = 10_000;
/** A call whose expected wait is longer is refused at once. It is below the longest wait, as the wait may grow. */
const LONGEST_QUEUE_MS = 9000;
/** The limit holds for each priority, so that many searches do not block a viewer's page. */
const MOST_WAITING = 200;

type Parts = {
  /** Identifies the source among all servers. */
  name: string;
  limiter: RateLimiter;
  shared: Shared | null;
  /** The number of servers. */
  instances: number;
  /** Milliseconds of the monotonic clock. */
  monotonicNow: () => number;
};

/** The call queue of one account and region. */
export class CallQueue {
  readonly #parts: Parts;
  // It is paused except while one call is admitted, so that the call that is first at that moment is admitted.
  readonly #queue = new PQueue({ concurrency: 1, autoStart: false });
  #timer: NodeJS.Timeout | null = null;
  #isAsking = false;
  /** How long the other servers made this one wait last; null if they cannot be asked. */
  #othersMs: number | null = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    // If a caller aborts while its call is being admitted, the queue must not stay open.
    this.#queue.on("empty", () => this.#queue.pause());
  }

  /** The number of waiting calls. */
  get length(): number {
    return this.#queue.size;
  }

  /** How long a call of this priority would wait if it came now, in milliseconds. */
  waitFor(priority: Priority): number {
    const now = this.#parts.monotonicNow();
    const { calls, ms } = this.#parts.limiter.window(now);
    const ahead = (["page", "search", "renewal"] as const)
      .filter((other) => PRIORITY[other] >= PRIORITY[priority])
      .reduce((sum, other) => sum + this.#queue.sizeBy({ priority: PRIORITY[other] }), 0);
    const each = Math.max((ms / calls) * this.#among, this.#othersMs ?? 0);
    return this.#parts.limiter.wait(now, this.#among) + ahead * each;
  }

  /**
   * Resolves when the call may begin. Throws `OverloadedError` if that takes too long: at once if this can be
   * foreseen. Throws the signal's reason when the caller aborts.
   */
  async take(id: string, priority: Priority, signal: AbortSignal): Promise<void> {
    const wait = this.waitFor(priority);
    const isFull = this.#queue.sizeBy({ priority: PRIORITY[priority] }) >= MOST_WAITING;
    if (wait > LONGEST_QUEUE_MS || isFull) throw new OverloadedError(wait);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new OverloadedError(wait)), LONGEST_WAIT_MS);
    try {
      const either = AbortSignal.any([signal, late.signal]);
      const options = { id, priority: PRIORITY[priority], signal: either };
      const admitted = this.#queue.add(() => this.#begin(), options);
      this.#schedule();
      await admitted;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Moves a waiting call forward, because a caller with a higher priority waits for it now. */
  raise(id: string, priority: Priority): void {
    // The call may have begun already. Then there is nothing to move.
    try {
      this.#queue.setPriority(id, PRIORITY[priority]);
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
    }
  }

  /** By how many servers the rate is divided here. While the servers share the rate, the shared store divides it. */
  get #among(): number {
    return this.#othersMs === null ? this.#parts.instances : 1;
  }

  #begin(): void {
    this.#queue.pause();
    this.#parts.limiter.begin(this.#parts.monotonicNow());
    this.#schedule();
  }

  #schedule(): void {
    if (this.#timer !== null || this.#isAsking) return;
    const wait = this.#parts.limiter.wait(this.#parts.monotonicNow(), this.#among);
    if (wait > 0) this.#later(wait);
    else if (this.#parts.shared === null) this.#admitNext();
    else void this.#askOthers(this.#parts.shared);
  }

  #later(ms: number): void {
    if (this.#queue.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#schedule();
    }, ms);
  }

  async #askOthers(shared: Shared): Promise<void> {
    if (this.#queue.size === 0) return;
    this.#isAsking = true;
    const { calls, ms } = this.#parts.limiter.window(this.#parts.monotonicNow());
    const wait = await shared.takeCall(this.#parts.name, calls, ms).catch(() => null);
    this.#isAsking = false;
    const wasAlone = this.#othersMs === null;
    this.#othersMs = wait;
    if (wait !== null && wait > 0) this.#later(wait);
    // Without the others, a server uses no more than its part of the rate.
    else if (wait === null && !wasAlone) this.#schedule();
    else this.#admitNext();
  }

  #admitNext(): void {
    if (this.#queue.size > 0) this.#queue.start();
  }
}
