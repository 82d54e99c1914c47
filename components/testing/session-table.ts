import { type Locator, page } from "vitest/browser";

const grid = page.getByRole("grid");
const rows = grid.getByRole("row").filter({ has: page.getByRole("button") });

/** The list of sessions. */
export const sessionTable = {
  /** The rows of sessions; the rows that name the columns or a day have no buttons. */
  rows,

  /** The details of the open session. */
  panel: page.getByRole("complementary", { name: "Session details" }),

  /** The texts of one column, from the top down. */
  column(label: string): string[] {
    const names = texts(page.getByRole("columnheader"));
    const position = names.findIndex((name) => name.startsWith(label));
    if (position < 0 && names.length > 0) throw new Error(`The table shows no column ${label}.`);
    const cells = texts(rows.getByRole("gridcell"));
    return cells.filter((_, index) => index % names.length === position);
  },

  /** The ids of the sessions, also where the table is too narrow to show them. */
  ids: (): string[] => texts(grid.getByRole("link", { includeHidden: true })),

  /** The different texts of one column. */
  distinct: (label: string): Set<string> => new Set(sessionTable.column(label)),

  /** When the sessions started, as instants. */
  startedTimes: (): string[] =>
    rows
      .getByRole("time")
      .elements()
      .map((time) => time.getAttribute("datetime") ?? ""),
};

/** The texts of all elements of a locator. */
export function texts(locator: Locator): string[] {
  return locator.elements().map((element) => element.textContent ?? "");
}
