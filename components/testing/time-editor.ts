import { expect } from "vitest";
import { type Locator, page } from "vitest/browser";
import { paste } from "./clipboard";
import { press, type } from "./keys";

const popover = page.getByRole("dialog", { name: /Add a filter|Edit filter/ });

/** The popover in which the range of time is chosen. */
export const timeEditor = {
  popover,
  count: popover.getByRole("textbox", { name: "Length of the range" }),
  unit: popover.getByRole("combobox", { name: "Unit of the range" }),
  apply: popover.getByRole("button", { name: "Apply" }),
  issue: popover.getByRole("alert").filter({ hasText: /./ }),
  absolute: popover.getByRole("tab", { name: "Absolute" }),

  /** Opens the editor from the menu of filters. */
  async open() {
    await press("/");
    await popover.getByRole("menuitem", { name: "Started" }).click();
    await expect.element(popover.getByRole("tab", { name: "Relative" })).toBeVisible();
  },

  /** Opens the editor at its absolute half. */
  async openAbsolute() {
    await timeEditor.open();
    await timeEditor.absolute.click();
    await expect.element(timeEditor.part("day", "From")).toBeVisible();
  },

  /** One of the ranges on offer. */
  preset: (name: string): Locator => popover.getByRole("option", { name, exact: true }),

  /** A part of one of the two moments. */
  part: (name: string, end: "From" | "To"): Locator =>
    popover.getByRole("spinbutton", { name: `${name}, ${end}` }),

  /** Types a moment digit by digit, day first: each part leads on to the next. */
  async type(end: "From" | "To", digits: string) {
    timeEditor.part("day", end).element().focus();
    await type(digits);
  },

  /** Pastes a text into one of the two moments. */
  async paste(end: "From" | "To", text: string) {
    timeEditor.part("day", end).element().focus();
    paste(text);
  },

  /** A day of the calendar. */
  day: (name: string): Locator => popover.getByRole("gridcell").getByRole("button", { name }),
};
