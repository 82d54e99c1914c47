import "server-only";
import { DEADLINE_MS } from "@/lib/server/listing/source-timeout";
import { processState } from "@/lib/server/process-state";

/**
 * Does the work of an answer with a signal that aborts when its time is up: after `DEADLINE_MS`, or before the
 * process ends if it drains, also if draining begins during the work. The answer then goes out with what it has,
 * instead of being cut off. Returns what the work returns, and throws what it throws.
 */
export async function withDeadline<T>(work: (deadline: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const unwatch = atDeadline(performance.now() + DEADLINE_MS, () => {
    controller.abort(new DOMException("The answer's time is up.", "TimeoutError"));
  });
  try {
    return await work(controller.signal);
  } finally {
    unwatch();
  }
}

/**
 * Calls `onDeadline` at `end` (on the clock of `performance.now()`, may be infinite), or earlier if the process drains
 * and must have answered by then. Returns a function that ends the watch.
 */
export function atDeadline(end: number, onDeadline: () => void): () => void {
  const state = processState();
  let timer: NodeJS.Timeout | undefined;
  const startTimer = () => {
    clearTimeout(timer);
    const left = Math.min(end, state.answerBy) - performance.now();
    // Node takes an infinite wait for one of a millisecond.
    if (left < Number.POSITIVE_INFINITY) timer = setTimeout(onDeadline, Math.max(0, left));
  };
  startTimer();
  state.onDraining.add(startTimer);
  return () => {
    state.onDraining.delete(startTimer);
    clearTimeout(timer);
  };
}

/** Whether the time in which a draining process must have answered is over. */
export function isPastDraining(): boolean {
  return performance.now() >= processState().answerBy;
}
