import type { ElementHandle } from "@playwright/test";

/** No more rows for so long means that the list is stuck. */
const PATIENCE_MS = 30_000;

/** Lines in the list (sessions and days) and when they were there, about every 10,000. */
export type Progress = { lines: number; ms: number };

/**
 * Stays at the end of the list, as a person does who holds the End key down, until the line that says that
 * there is no more. Throws if loading stops before.
 */
export function loadAllRows(scroller: ElementHandle<Element>): Promise<Progress[]> {
  return scroller.evaluate(async (element, patience) => {
    const begin = performance.now();
    const progress: Progress[] = [];
    let newest = { lines: 0, ms: 0 };
    for (;;) {
      element.scrollTop = element.scrollHeight;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const ms = Math.round(performance.now() - begin);
      const grid = element.closest("[role=grid]") ?? element.querySelector("[role=grid]");
      const lines = Number(grid?.getAttribute("aria-rowcount")) - 1;
      if (lines > newest.lines) newest = { lines, ms };
      const text = element.textContent;
      const isWhole = text.includes("End of history: ");
      if (isWhole || lines >= (progress.at(-1)?.lines ?? 0) + 10_000) progress.push({ lines, ms });
      if (isWhole) return progress;
      if (element.querySelector("[role=alert]") || ms - newest.ms > patience) {
        throw new Error(`Loading stopped at ${lines} lines: …${text.slice(-300)}`);
      }
    }
  }, PATIENCE_MS);
}
