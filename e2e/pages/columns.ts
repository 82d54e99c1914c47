import type { Page } from "@playwright/test";

/** The starts of the sessions on the screen, as instants. */
export function startedTimes(page: Page): Promise<string[]> {
  return page
    .getByRole("gridcell")
    .getByRole("time")
    .evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
}
