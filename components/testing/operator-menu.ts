import { expect } from "vitest";
import { type Locator, page } from "vitest/browser";

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

  /** Chooses an operator with the pointer. */
  async choose(chip: string, operator: string) {
    await operatorMenu.button(chip).click();
    await operatorMenu.choice(operator).click();
    await expect.element(operatorMenu.choices.first()).not.toBeInTheDocument();
  },

  /** One of the operators in the open menu. */
  choice: (operator: string): Locator =>
    operatorMenu.choices.filter({ hasText: new RegExp(`^${operator}$`) }),
};
