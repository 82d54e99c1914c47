import { expect, type Locator, type Page } from "@playwright/test";

/** The operators that a chip's name ends with. The name of a chip with *is* has no operator. */
const OPERATORS = ["does not contain", "is not", "contains"];

/** The part of a chip that shows its operator. */
export class OperatorMenu {
  readonly choices: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.choices = page.getByRole("menu", { name: /^Operator of / }).getByRole("menuitem");
  }

  /** The operator button of a chip, by the chip's name: `Owner`, `Reason contains`. */
  button(chip: string): Locator {
    const operator = OPERATORS.find((each) => chip.endsWith(` ${each}`));
    const label = operator ? chip.slice(0, -operator.length - 1) : chip;
    const name = `${operator ?? "is"}: change operator of ${label}`;
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Chooses an operator with the keyboard alone. */
  async choose(chip: string, operator: string) {
    await this.button(chip).focus();
    await this.page.keyboard.press("Enter");
    await expect(this.choices.first()).toBeFocused();
    const labels = await this.choices.allTextContents();
    for (let step = labels.indexOf(operator); step > 0; step -= 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.press("Enter");
    await expect(this.choices).toHaveCount(0);
  }
}
