import "server-only";
import { DEADLINE_MS } from "@/lib/server/listing/source-timeout";
import { processState } from "@/lib/server/process-state";

/**
 * Does the work of an answer with a signal that aborts when its time is up: after `DEADLINE_MS`, or before the
 * process ends if it drains, also if it begins to meanwhile. Then the answer goes out with what there is, instead of
 * being cut off. Gives what the work gives, and throws what it throws.
 */
export async function withDeadline<T>(work: (deadline: AbortSignal) => Promise<T>): Promise<T> {
  const state = processState();
  const controller = new AbortController();
  const end = performance.now() + DEADLINE_MS;
  const startTimer = () => {
    const left = Math.max(0, Math.min(end, state.answerBy) - performance.now());
    return setTimeout(() => {
      controller.abort(new DOMException("The answer's time is up.", "TimeoutError"));
    }, left);
  };
  let timer = startTimer();
  const shorten = () => {
    clearTimeout(timer);
    timer = startTimer();
  };
  state.onDraining.add(shorten);
  try {
    return await work(controller.signal);
  } finally {
    state.onDraining.delete(shorten);
    clearTimeout(timer);
  }
}
