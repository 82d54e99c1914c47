import { expect } from "vitest";
import { type Locator, page } from "vitest/browser";
import { press } from "./keys";
import { texts } from "./session-table";

/** The end of a chip's name; a chip of *is* has none. */
const OPERATORS = ["does not contain", "is not", "contains"];

/** The part of a chip that says how its values compare. */
export const operatorMenu = {
  choices: page.getByRole("menu", { name: /^Operator of / }).getByRole("menuitem"),

  /** The operator's button of a chip, by the chip's name: `Owner`, `Reason contains`. */
  button(chip: string): Locator {
    const operator = OPERATORS.find((each) => chip.endsWith(` ${each}`));
    const label = operator ? chip.slice(0, -operator.length - 1) : chip;
    const name = `${operator ?? "is"}: change operator of ${label}`;
    return page.getByRole("button", { name, exact: true });
  },

  /** Opens the menu with the keyboard alone. */
  async open(chip: string) {
    operatorMenu.button(chip).element().focus();
    await press("Enter");
    await expect.element(operatorMenu.choices.first()).toHaveFocus();
  },

  /** Chooses an operator with the keyboard alone. */
  async choose(chip: string, operator: string) {
    await operatorMenu.open(chip);
    for (let step = texts(operatorMenu.choices).indexOf(operator); step > 0; step -= 1) {
      await press("ArrowDown");
    }
    await press("Enter");
    await expect.element(operatorMenu.choices.first()).not.toBeInTheDocument();
  },
};
