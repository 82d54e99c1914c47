import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";

/** A portal's page with a view of Sessionscope in it. */
export class EmbedPage {
  readonly page: Page;
  /** The element in the portal's page. */
  readonly element: Locator;
  readonly frame: FrameLocator;
  readonly grid: Locator;
  readonly rows: Locator;
  readonly panel: Locator;
  /** The last message of the frame, as the portal shows it. */
  readonly said: Locator;

  readonly #portal: { url: string };

  constructor(page: Page, portal: { url: string }) {
    this.page = page;
    this.#portal = portal;
    this.element = page.locator("sessionscope-view");
    this.frame = this.element.frameLocator("iframe");
    this.grid = this.frame.getByRole("grid");
    this.rows = this.grid.getByRole("row").filter({ has: page.getByRole("button") });
    this.panel = this.frame.getByRole("complementary", { name: "Session details" });
    this.said = page.getByRole("status");
  }

  /** Opens the portal's page and waits until its view has rows. */
  async goto(path: string) {
    await this.open(path);
    await expect(this.rows.first()).toBeVisible();
  }

  /** Opens the portal's page. */
  async open(path: string) {
    await this.page.goto(`${this.#portal.url}${path}`);
  }

  /** Opens the details of a row by a click beside its values. */
  async openRow(index: number) {
    await this.rows.nth(index).click({ position: { x: 6, y: 20 } });
    await expect(this.panel.getByRole("term").first()).toBeVisible();
  }

  /** The chip of a filter, by its whole name. */
  chip(name: string | RegExp): Locator {
    return this.frame.getByRole("group", { name });
  }

  /** The height of the frame. */
  async height(): Promise<number> {
    return (await this.element.boundingBox())?.height ?? 0;
  }

  /** Listens to an event of the frame; gives a function that reads all details so far. */
  async heard(name: string): Promise<() => Promise<unknown[]>> {
    await this.element.evaluate((element, type) => {
      const heard: unknown[] = [];
      Object.assign(window, { [`heard ${type}`]: heard });
      element.addEventListener(type, (event) => {
        if (event instanceof CustomEvent) heard.push(event.detail);
      });
    }, name);
    return () => this.page.evaluate((type) => Reflect.get(window, `heard ${type}`), name);
  }
}
