import "server-only";

/** What the launcher tells the routes of the same process. */
export type ProcessState = {
  /** True from the signal to end until the end: whoever balances load should go elsewhere. */
  draining: boolean;
  /** By when all must be answered, on the clock of `performance.now()`; infinite unless it drains. */
  answerBy: number;
  /** Called when it begins to drain: by answers that are under way. */
  onDraining: Set<() => void>;
};

const KEY = Symbol.for("sessionscope.process");

const holder: { [KEY]?: ProcessState; process: unknown } = globalThis;

/** The one state of this process: launcher and routes are bundled apart, so each has modules of its own. */
export function processState(): ProcessState {
  const state = holder[KEY] ?? {
    draining: false,
    answerBy: Number.POSITIVE_INFINITY,
    onDraining: new Set(),
  };
  holder[KEY] = state;
  return state;
}
