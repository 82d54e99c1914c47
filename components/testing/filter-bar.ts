import { expect } from "vitest";
import { type Locator, page } from "vitest/browser";

const bar = page.getByRole("region", { name: "Filters" });
const popover = page.getByRole("dialog");

/** The chips of the filters, and the popover in which they are chosen. */
export const filterBar = {
  bar,
  chips: bar.getByRole("group"),
  addButton: bar.getByRole("button", { name: "+ Filter" }),
  clearAll: bar.getByRole("button", { name: "Clear all" }),
  popover,
  field: popover.getByRole("textbox"),
  options: popover.getByRole("listbox").getByRole("option"),
  apply: popover.getByRole("button", { name: "Apply" }),
  notice: page.getByRole("status").filter({ hasText: "Ignored in this link" }),

  /** A chip by all of its words: `Owner: alice.chen`. */
  chip: (text: string): Locator => bar.getByRole("group", { name: text, exact: true }),

  /** The part of a chip that opens its editor. */
  editButton: (label: string): Locator =>
    bar.getByRole("button", { name: `Edit filter ${label}:` }),

  /** The × of a chip. */
  removeButton: (label: string): Locator =>
    bar.getByRole("button", { name: `Remove filter ${label}`, exact: true }),

  /** One of the values on offer. */
  option: (name: string): Locator =>
    popover.getByRole("listbox").getByRole("option", { name, exact: true }),

  /** Opens the editor of a key through the menu. */
  async pick(label: string) {
    await filterBar.addButton.click();
    await popover.getByRole("menuitem", { name: label }).click();
    await expect.element(filterBar.apply).toBeVisible();
  },

  /** Opens the editor of a chip. */
  async edit(label: string) {
    await filterBar.editButton(label).click();
    await expect.element(popover).toBeVisible();
  },

  /** Adds a filter of one value, whether suggested or not. */
  async add(label: string, value: string) {
    await filterBar.pick(label);
    await filterBar.field.fill(value);
    await filterBar.apply.click();
    await expect.element(popover).not.toBeInTheDocument();
  },
};
