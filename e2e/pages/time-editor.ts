import { expect, type Locator, type Page } from "@playwright/test";

/** The popover in which the range of time is chosen. */
export class TimeEditor {
  private readonly page: Page;
  private readonly popover: Locator;

  constructor(page: Page) {
    this.page = page;
    this.popover = page.getByRole("dialog", { name: "Add a filter" });
  }

  /** Opens the editor from the menu of filters. */
  async open() {
    await this.page.keyboard.press("/");
    await this.popover.getByRole("menuitem", { name: "Started" }).click();
    await expect(this.popover.getByRole("tab", { name: "Relative" })).toBeVisible();
  }

  /** One of the ranges on offer. */
  preset(name: string): Locator {
    return this.popover.getByRole("option", { name, exact: true });
  }
}
