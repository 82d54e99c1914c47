import { expect, type Locator, type Page } from "@playwright/test";

/** The button in the header that names the accounts and regions of the view, and its dialog. */
export class ScopeControl {
  readonly button: Locator;
  readonly dialog: Locator;
  readonly all: Locator;

  constructor(page: Page) {
    this.button = page.getByRole("banner").getByRole("button", { name: /^Accounts and regions: / });
    this.dialog = page.getByRole("dialog", { name: "Accounts and regions" });
    this.all = this.dialog.getByRole("button", { name: "All accounts and regions" });
  }

  /** Opens the dialog. */
  async open() {
    await this.button.click();
    await expect(this.dialog).toBeVisible();
  }

  /** Selects or deselects an account. */
  account(id: string): Locator {
    return this.dialog.getByRole("button", { name: `Account ${id}`, exact: true });
  }

  /** Selects or deselects a region. */
  region(name: string): Locator {
    return this.dialog.getByRole("button", { name: `Region ${name}`, exact: true });
  }
}
