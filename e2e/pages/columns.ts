import type { Page } from "@playwright/test";

const COLUMNS = [
  "Status",
  "Owner",
  "Target",
  "Started",
  "Duration",
  "Kind",
  "Reason",
  "Session ID",
] as const;

/** The texts of one column of the rows on the screen, from the top down. */
export async function columnTexts(page: Page, column: (typeof COLUMNS)[number]): Promise<string[]> {
  const rows = page.getByRole("row").filter({ has: page.getByRole("button") });
  const cells = await rows.getByRole("gridcell").allTextContents();
  return cells.filter((_, index) => index % COLUMNS.length === COLUMNS.indexOf(column));
}

/** The starts of the sessions on the screen, as instants. */
export function startedTimes(page: Page): Promise<string[]> {
  return page
    .getByRole("gridcell")
    .getByRole("time")
    .evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
}
