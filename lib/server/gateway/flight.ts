import "server-only";

/** Why a caller leaves whose answer did not wait any longer: what it asked for is still wanted by the next. */
export const ANSWER_IS_OVER = Symbol("the answer is over");

/** What is under way for several callers at once: none of them ends it by leaving, except the last. */
export class Flight<T> {
  readonly #end = new AbortController();
  readonly #result: Promise<T>;
  #callers = 0;
  #isHeld = false;

  /** `work` begins at once; its signal is aborted when nobody is left. */
  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#result = work(this.#end.signal);
    // Those that wait are told; if nobody does, nobody need know.
    this.#result.catch(() => undefined);
  }

  /** Whether everyone has left. */
  get isOver(): boolean {
    return this.#end.signal.aborted;
  }

  /** It goes on without callers: what comes of it is kept for the next. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Waits for the result; throws the signal's reason when this caller leaves. */
  async join(signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    this.#callers += 1;
    let leave = () => {};
    const left = new Promise<never>((_resolve, reject) => {
      leave = () => reject(signal.reason);
      signal.addEventListener("abort", leave, { once: true });
    });
    try {
      return await Promise.race([this.#result, left]);
    } finally {
      signal.removeEventListener("abort", leave);
      this.#callers -= 1;
      if (signal.aborted && signal.reason === ANSWER_IS_OVER) this.#isHeld = true;
      if (this.#callers === 0 && !this.#isHeld) this.#end.abort(signal.reason);
    }
  }

  /** As `join`, but null if it takes longer than so many milliseconds. */
  async joinFor(ms: number, signal: AbortSignal): Promise<T | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), ms);
    });
    const end = new AbortController();
    try {
      return await Promise.race([this.join(AbortSignal.any([signal, end.signal])), late]);
    } finally {
      clearTimeout(timer);
      end.abort();
    }
  }
}
