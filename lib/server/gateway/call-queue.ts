import "server-only";
import PQueue from "p-queue";
import { OverloadedError } from "./overloaded-error";
import type { RateLimiter } from "./rate-limiter";
import type { Shared } from "./shared";

/** Whose call goes first: what a viewer waits for, what a search reads on, what is only renewed. */
export const PRIORITY = { page: 2, search: 1, renewal: 0 } as const;
export type Priority = keyof typeof PRIORITY;

/** Nobody waits longer for a turn: with the call itself, that is what an answer may take. */
const LONGEST_WAIT_MS = 10_000;
/** Nobody is let in who would wait longer as things are; they may get worse. */
const LONGEST_LINE_MS = 9000;
/** Of each priority: no crowd of searches keeps a viewer's page out. */
const MOST_WAITING = 200;

type Parts = {
  /** Names the source among all servers. */
  name: string;
  limiter: RateLimiter;
  shared: Shared | null;
  /** How many servers there are. */
  instances: number;
  /** Milliseconds of a clock that nobody sets. */
  monotonicNow: () => number;
};

/** The line of calls that wait for their turn at one account and region. */
export class CallQueue {
  readonly #parts: Parts;
  // Paused but for the moment in which a turn is given, so that it goes to whoever is first by then.
  readonly #queue = new PQueue({ concurrency: 1, autoStart: false });
  #timer: NodeJS.Timeout | null = null;
  #isAsking = false;
  /** How long the other servers made us wait the last time; null: they cannot be asked. */
  #othersMs: number | null = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    // Whoever left in the moment in which a turn was given must not leave the door open.
    this.#queue.on("empty", () => this.#queue.pause());
  }

  /** Calls that wait. */
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
   * Resolves when the call may begin. Throws `OverloadedError` if that takes too long, at once where it can be
   * told, and the signal's reason when the caller leaves.
   */
  async take(id: string, priority: Priority, signal: AbortSignal): Promise<void> {
    const wait = this.waitFor(priority);
    const isFull = this.#queue.sizeBy({ priority: PRIORITY[priority] }) >= MOST_WAITING;
    if (wait > LONGEST_LINE_MS || isFull) throw new OverloadedError(wait);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new OverloadedError(wait)), LONGEST_WAIT_MS);
    try {
      const either = AbortSignal.any([signal, late.signal]);
      const options = { id, priority: PRIORITY[priority], signal: either };
      const turn = this.#queue.add(() => this.#begin(), options);
      this.#schedule();
      await turn;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Moves a call that waits forward, because someone with a higher priority waits for it now. */
  raise(id: string, priority: Priority): void {
    // It may have begun already; then there is nothing to move.
    try {
      this.#queue.setPriority(id, PRIORITY[priority]);
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
    }
  }

  /** Among how many servers the rate is divided here: where they share it, that is done there. */
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
    else if (this.#parts.shared === null) this.#give();
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
    // Left to itself, a server takes no more than its part.
    else if (wait === null && !wasAlone) this.#schedule();
    else this.#give();
  }

  #give(): void {
    if (this.#queue.size > 0) this.#queue.start();
  }
}
