import { expect, type Locator, type Page } from "@playwright/test";

/** The header's button that says which accounts and regions are looked at, and its dialog. */
export class ScopeControl {
  readonly button: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.button = page.getByRole("banner").getByRole("button", { name: /^Accounts and regions: / });
    this.dialog = page.getByRole("dialog", { name: "Accounts and regions" });
  }

  /** Opens the dialog. */
  async open() {
    await this.button.click();
    await expect(this.dialog).toBeVisible();
  }

  /** Chooses an account, or takes the choice back. */
  account(id: string): Locator {
    return this.dialog.getByRole("button", { name: `Account ${id}`, exact: true });
  }
}
