import "server-only";

/** The state that the launcher shares with the routes of its process. */
export type ProcessState = {
  /** True from SIGTERM until the end: balancers should use another server. */
  draining: boolean;
  /** The deadline for all answers, on the clock of `performance.now()`; infinite unless the server drains. */
  answerBy: number;
  /** Callbacks of answers under way, called when the server begins to drain. */
  onDraining: Set<() => void>;
};

declare global {
  /** Launcher and routes are bundled separately, so each has modules of its own. */
  var sessionscopeProcess: ProcessState | undefined;
}

/** The one state of this process. */
export function processState(): ProcessState {
  globalThis.sessionscopeProcess ??= {
    draining: false,
    answerBy: Number.POSITIVE_INFINITY,
    onDraining: new Set(),
  };
  return globalThis.sessionscopeProcess;
}
