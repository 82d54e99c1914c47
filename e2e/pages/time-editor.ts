import { expect, type Locator, type Page } from "@playwright/test";

/** The popover in which the range of time is chosen. */
export class TimeEditor {
  readonly popover: Locator;
  readonly count: Locator;
  readonly unit: Locator;
  readonly apply: Locator;
  readonly fault: Locator;

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.popover = page.getByRole("dialog", { name: /Add a filter|Edit filter Started/ });
    this.count = this.popover.getByRole("textbox", { name: "Length of the range" });
    this.unit = this.popover.getByRole("combobox", { name: "Unit of the range" });
    this.apply = this.popover.getByRole("button", { name: "Apply" });
    this.fault = this.popover.getByRole("alert").filter({ hasText: /./ });
  }

  /** Opens the editor from the menu of filters. */
  async open() {
    await this.page.keyboard.press("/");
    await this.popover.getByRole("menuitem", { name: "Started" }).click();
    await expect(this.popover.getByRole("tab", { name: "Relative" })).toBeVisible();
  }

  /** Opens the editor at its Absolute tab. */
  async openAbsolute() {
    await this.open();
    await this.popover.getByRole("tab", { name: "Absolute" }).click();
    await expect(this.part("day", "From")).toBeVisible();
  }

  /** One of the suggested ranges. */
  preset(name: string): Locator {
    return this.popover.getByRole("option", { name, exact: true });
  }

  /** A part of one of the two instants. */
  part(name: string, end: "From" | "To"): Locator {
    return this.popover.getByRole("spinbutton", { name: `${name}, ${end}` });
  }

  /** Types an instant digit by digit, day first. The focus moves from field to field by itself. */
  async type(end: "From" | "To", digits: string) {
    await this.part("day", end).focus();
    await this.page.keyboard.type(digits);
  }

  /** Pastes a text into one of the two instants. */
  async paste(end: "From" | "To", text: string) {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.part("day", end).focus();
    await this.page.keyboard.press("Control+V");
  }

  /** A day of the calendar. */
  day(name: string): Locator {
    return this.popover.getByRole("gridcell").getByRole("button", { name });
  }
}
