import { expect, type Locator, type Page } from "@playwright/test";

/** The dashboard as a person uses it: Active or History, with filters, list and panel. */
export class SessionsPage {
  readonly grid: Locator;
  readonly rows: Locator;
  readonly panel: Locator;
  readonly filters: Locator;
  readonly loadMore: Locator;

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole("grid");
    // The first row of the grid names the columns; rows of days have no status.
    this.rows = this.grid.getByRole("row").filter({ has: page.getByRole("button") });
    this.panel = page.getByRole("complementary", { name: "Session details" });
    this.filters = page.getByRole("region", { name: "Filters" });
    this.loadMore = page.getByRole("button", { name: "Load more" });
  }

  /** Opens a view and waits until it has rows. */
  async goto(path: string) {
    await this.page.goto(path);
    await expect(this.rows.first()).toBeVisible();
  }

  /** The chip of a filter, by the words that it shows. */
  chip(text: string | RegExp): Locator {
    return this.filters.getByRole("button", { name: text });
  }

  /** Adds a value to a filter through the menu, as typing does. */
  async addFilter(key: string, value: string) {
    await this.page.keyboard.press("/");
    await this.page.getByRole("dialog").getByRole("menuitem", { name: key }).click();
    await this.page.getByRole("dialog").getByRole("searchbox").fill(value);
    await this.page.keyboard.press("Enter");
  }
}
