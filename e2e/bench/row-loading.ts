import type { Locator } from "@playwright/test";

/** A list that took longer than this is stuck. */
const LIMIT_MS = 20 * 60_000;

/** Lines in the list (sessions and days) and when they were there, about every 10,000. */
export type Progress = { lines: number; ms: number };

/**
 * Stays at the end of the list, as somebody who holds the End key down, until the line that says that
 * there is no more. Throws if loading stops before.
 */
export function loadAllRows(grid: Locator): Promise<Progress[]> {
  return grid.evaluate(async (element, limit) => {
    const begin = performance.now();
    const progress: Progress[] = [];
    for (;;) {
      element.scrollTop = element.scrollHeight;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const lines = Number(element.getAttribute("aria-rowcount")) - 1;
      const ms = Math.round(performance.now() - begin);
      const text = element.textContent;
      const isWhole = text.includes("End of history: ");
      if (isWhole || lines >= (progress.at(-1)?.lines ?? 0) + 10_000) progress.push({ lines, ms });
      if (isWhole) return progress;
      if (element.querySelector("[role=alert]")) throw new Error(`Stopped at ${lines}: ${text}`);
      if (ms > limit) throw new Error(`Only ${lines} lines after ${ms} ms.`);
    }
  }, LIMIT_MS);
}
