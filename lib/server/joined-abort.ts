import "server-only";
import { setMaxListeners } from "node:events";

/** Aborts with the first of some signals, or when it is released. */
export type JoinedAbort = {
  signal: AbortSignal;
  /** Aborts with a reason (an `AbortError` by default), unless it has been, and lets go of the signals. */
  release: (reason?: unknown) => void;
};

/** Like `AbortSignal.any`, which takes a tenth of an answer's time in Node 20: it keeps weak references of its own. */
export function joinedAbort(signals: readonly AbortSignal[]): JoinedAbort {
  const controller = new AbortController();
  // Every call listens to it; Node takes more than ten listeners for a leak.
  setMaxListeners(0, controller.signal);
  const listeners = signals.map((signal) => ({
    signal,
    pass: () => controller.abort(signal.reason),
  }));
  for (const { signal, pass } of listeners) {
    if (signal.aborted) pass();
    else signal.addEventListener("abort", pass, { once: true });
  }
  return {
    signal: controller.signal,
    release(reason) {
      for (const { signal, pass } of listeners) signal.removeEventListener("abort", pass);
      controller.abort(reason);
    },
  };
}
