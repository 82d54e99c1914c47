/** How long an action waits for a frame. A tab in the background gets no frames. */
const LONGEST_WAIT_MS = 100;

/** Runs an action once, in the next frame, or a little later if the browser paints none. */
export function inNextFrame(action: () => void): void {
  let isDone = false;
  const run = () => {
    if (!isDone) action();
    isDone = true;
  };
  setTimeout(run, LONGEST_WAIT_MS);
  if (typeof requestAnimationFrame === "function") requestAnimationFrame(run);
}
