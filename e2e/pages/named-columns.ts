import type { Page } from "@playwright/test";

/** What the columns of the list are called, from the left. */
export function columnNames(page: Page): Promise<string[]> {
  return page.getByRole("columnheader").allTextContents();
}

/** What the rows on the screen say in the column of a name, from the top down; whichever columns there are. */
export async function textsUnder(page: Page, column: string): Promise<string[]> {
  const names = await columnNames(page);
  const place = names.findIndex((name) => name.startsWith(column));
  const rows = page.getByRole("row").filter({ has: page.getByRole("button") });
  const cells = await rows.getByRole("gridcell").allTextContents();
  return cells.filter((_, index) => index % names.length === place);
}
