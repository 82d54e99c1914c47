import type { Page } from "@playwright/test";

/** The names of the list's columns, from the left. */
export function columnNames(page: Page): Promise<string[]> {
  return page.getByRole("columnheader").allTextContents();
}

/** The texts of a column of the rows on the screen, from the top down, whichever other columns the list has. */
export async function textsUnder(page: Page, column: string): Promise<string[]> {
  const names = await columnNames(page);
  const place = names.findIndex((name) => name.startsWith(column));
  if (place < 0 && names.length > 0) throw new Error(`The list shows no column ${column}.`);
  const rows = page.getByRole("row").filter({ has: page.getByRole("button") });
  const cells = await rows.getByRole("gridcell").allTextContents();
  return cells.filter((_, index) => index % names.length === place);
}
