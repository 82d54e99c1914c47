import { expect, type Locator, type Page } from "@playwright/test";

/** The dashboard as a person uses it: Active or History, with filters, list and panel. */
export class SessionsPage {
  readonly grid: Locator;
  readonly rows: Locator;
  readonly skeleton: Locator;
  readonly panel: Locator;
  readonly filters: Locator;
  readonly loadMore: Locator;
  readonly pause: Locator;
  readonly resume: Locator;

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole("grid");
    // The first row of the grid names the columns, and rows of days have no buttons.
    this.rows = this.grid.getByRole("row").filter({ has: page.getByRole("button") });
    this.skeleton = page.getByRole("status").filter({ hasText: "Loading sessions" });
    this.panel = page.getByRole("complementary", { name: "Session details" });
    this.filters = page.getByRole("region", { name: "Filters" });
    this.loadMore = page.getByRole("button", { name: "Load more" });
    this.pause = page.getByRole("button", { name: "Pause live updates" });
    this.resume = page.getByRole("button", { name: "Resume live updates" });
  }

  /** Opens a view and waits until it has rows. */
  async goto(path: string) {
    await this.page.goto(path);
    await expect(this.rows.first()).toBeVisible();
  }

  /** The link to a tab, whatever its count is. */
  tab(name: "Active" | "History"): Locator {
    return this.page.getByRole("navigation", { name: "Sessions" }).getByRole("link", { name });
  }

  /** The row of a session, also where a narrow table hides the id. */
  row(id: string): Locator {
    const link = this.page.getByRole("link", { name: id, exact: true, includeHidden: true });
    return this.rows.filter({ has: link });
  }

  /** The value under a label of the open panel. */
  async detail(label: string): Promise<Locator> {
    await expect(this.panel.getByRole("term").first()).toBeVisible();
    const labels = await this.panel.getByRole("term").allTextContents();
    return this.panel.getByRole("definition").nth(labels.indexOf(label));
  }

  /** The ids of the rows that are in the page, from the top down. */
  ids(): Promise<string[]> {
    return this.grid.getByRole("link", { includeHidden: true }).allTextContents();
  }

  /** Turns the wheel over the list. */
  async wheel(pixels: number) {
    // The head of the table stays in place while the list scrolls.
    await this.grid.getByRole("columnheader").first().hover();
    await this.page.mouse.wheel(0, pixels);
    await this.painted();
  }

  /** Turns the wheel until a line of the list is on the screen; gives the ids that it passed, in their order. */
  async wheelTo(line: Locator): Promise<string[]> {
    const passed = new Set<string>();
    await expect(async () => {
      for (const id of await this.ids()) passed.add(id);
      // Less than a screen, so that no row is skipped.
      await this.wheel(600);
      await expect(line).toBeInViewport({ ratio: 1, timeout: 1 });
    }).toPass({ intervals: [0] });
    for (const id of await this.ids()) passed.add(id);
    return [...passed];
  }

  /** Waits for two frames, so that the browser has painted. */
  private painted() {
    return this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  /** The chip of a filter, by its text. */
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
