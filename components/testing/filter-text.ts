import { expect } from "vitest";
import { page } from "vitest/browser";
import { paste } from "./clipboard";
import { press } from "./keys";

const dialog = page.getByRole("dialog", { name: "Add a filter" });

/** The field in which filters are typed or pasted as text. */
export const filterText = {
  dialog,
  field: dialog.getByLabelText("Filters as text"),
  entries: dialog.getByRole("menuitem"),

  /** Opens the field, from anywhere on the page. */
  async open() {
    await press("/");
    await expect.element(filterText.field).toHaveFocus();
  },

  /** Writes filters in one step and applies them. */
  async apply(text: string) {
    await filterText.open();
    await filterText.field.fill(text);
    await press("Enter");
  },

  /** Pastes a text. */
  async paste(text: string) {
    await filterText.open();
    paste(text);
  },

  /** The part of the text that is selected. */
  selection: (): string => getSelection()?.toString() ?? "",
};
