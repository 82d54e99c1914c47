import { userEvent } from "vitest/browser";

/** Presses keys by their names, one after the other: `press("ArrowDown", "Enter")`, `press("/")`. */
export async function press(...keys: string[]) {
  for (const key of keys) await userEvent.keyboard(key.length === 1 ? key : `{${key}}`);
}

/** Types a text key by key into what has the focus. */
export async function type(text: string) {
  // The signs that `keyboard` reads as its own are written twice.
  await userEvent.keyboard(text.replace(/[{[]/g, "$&$&"));
}

/** Presses outside of an open popover, in the middle of the list. */
export async function pressOutside() {
  await userEvent.click(document.body, { force: true, position: { x: 1000, y: 600 } });
}
