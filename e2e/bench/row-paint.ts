import type { BrowserContext } from "@playwright/test";
import { networkAtRest } from "./measured-page";

/** Milliseconds since the navigation began. */
export type Paint = { html: number; firstRow: number; largest: number };

/** Visits a page once and says when its HTML, its first row and its largest part were there. */
export async function paintOf(context: BrowserContext, url: string): Promise<Paint> {
  const page = await context.newPage();
  await page.addInitScript(markFirstRow);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("first-row").length > 0);
  await networkAtRest(page);
  const paint = await page.evaluate(readPaint);
  await page.close();
  return paint;
}

/** Runs in the page: looks in every frame, and marks the time after the first one drawn with a row. */
function markFirstRow() {
  const look = () => {
    if (!document.querySelector("[role=gridcell]")) requestAnimationFrame(look);
    else setTimeout(() => performance.mark("first-row"));
  };
  requestAnimationFrame(look);
}

/** Runs in the page. */
function readPaint(): Promise<Paint> {
  const html = performance.getEntriesByType("navigation")[0];
  const firstRow = performance.getEntriesByName("first-row")[0];
  if (!(html instanceof PerformanceNavigationTiming) || !firstRow) {
    throw new Error("The page has no times.");
  }
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const largest = list.getEntries().at(-1)?.startTime ?? Number.NaN;
      resolve({ html: html.responseEnd, firstRow: firstRow.startTime, largest });
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
}
