import "server-only";

/** The abort reason of a caller whose answer did not wait any longer. The next answer still needs the result. */
export const ANSWER_IS_OVER = Symbol("the answer is over");

/** Work that several callers share. A caller that aborts does not affect the others; the last one ends the work. */
export class Flight<T> {
  readonly #end = new AbortController();
  readonly #result: Promise<T>;
  #callers = 0;
  #isHeld = false;

  /** `work` begins at once. Its signal is aborted when no caller is left. */
  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#result = work(this.#end.signal);
    // Waiting callers get the error. Without callers it must not become an unhandled rejection.
    this.#result.catch(() => undefined);
  }

  /** Whether the last caller has aborted. */
  get isOver(): boolean {
    return this.#end.signal.aborted;
  }

  /** Lets the work continue without callers: its result is cached for the next one. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Waits for the result. Throws the signal's reason when this caller aborts. */
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

  /** Like `join`, but returns null if it takes longer than `ms` milliseconds. */
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
