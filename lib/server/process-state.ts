import "server-only";

/** What the launcher tells the routes of the same process. */
export type ProcessState = {
  /** True from the signal to end until the end: whoever balances load should go elsewhere. */
  draining: boolean;
};

const KEY = Symbol.for("sessionscope.process");

const holder: { [KEY]?: ProcessState; process: unknown } = globalThis;

/** The one state of this process: launcher and routes are bundled apart, so each has modules of its own. */
export function processState(): ProcessState {
  const state = holder[KEY] ?? { draining: false };
  holder[KEY] = state;
  return state;
}
