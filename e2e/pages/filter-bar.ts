import { expect, type Locator, type Page } from "@playwright/test";

/** The chips of the filters, and the popover in which they are chosen. */
export class FilterBar {
  readonly chips: Locator;
  readonly addButton: Locator;
  readonly clearAll: Locator;
  readonly popover: Locator;
  readonly field: Locator;
  readonly apply: Locator;
  readonly notice: Locator;

  readonly page: Page;
  private readonly bar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole("region", { name: "Filters" });
    this.chips = this.bar.getByRole("group");
    this.addButton = this.bar.getByRole("button", { name: "+ Filter" });
    this.clearAll = this.bar.getByRole("button", { name: "Clear all" });
    this.popover = page.getByRole("dialog");
    this.field = this.popover.getByRole("textbox");
    this.apply = this.popover.getByRole("button", { name: "Apply" });
    this.notice = page.getByRole("status").filter({ hasText: "Ignored in this link" });
  }

  /** A chip by its whole text: `Owner: alice.chen`. */
  chip(text: string): Locator {
    return this.bar.getByRole("group", { name: text, exact: true });
  }

  /** The part of a chip that opens its editor. */
  editButton(label: string): Locator {
    return this.bar.getByRole("button", { name: `Edit filter ${label}:` });
  }

  /** The × of a chip. */
  removeButton(label: string): Locator {
    return this.bar.getByRole("button", { name: `Remove filter ${label}`, exact: true });
  }

  /** One of the suggested values. */
  option(name: string): Locator {
    return this.popover.getByRole("listbox").getByRole("option", { name, exact: true });
  }

  /** Opens the editor of a key through the menu. */
  async pick(label: string) {
    await this.addButton.click();
    await this.popover.getByRole("menuitem", { name: label }).click();
    await expect(this.popover.getByRole("button", { name: "Apply" })).toBeVisible();
  }

  /** Opens the editor of a chip. */
  async edit(label: string) {
    await this.editButton(label).click();
    await expect(this.popover).toBeVisible();
  }

  /** Adds a filter of one value, whether suggested or not. */
  async add(label: string, value: string) {
    await this.pick(label);
    await this.field.fill(value);
    await this.apply.click();
    await expect(this.popover).toBeHidden();
  }
}
