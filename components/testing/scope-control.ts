import { expect } from "vitest";
import { type Locator, page } from "vitest/browser";

const dialog = page.getByRole("dialog", { name: "Accounts and regions" });

/** The header's button that names the accounts and regions of the view, and its dialog. */
export const scopeControl = {
  button: page.getByRole("banner").getByRole("button", { name: /^Accounts and regions: / }),
  dialog,
  all: dialog.getByRole("button", { name: "All accounts and regions" }),

  /** Opens the dialog. */
  async open() {
    await scopeControl.button.click();
    await expect.element(dialog).toBeVisible();
  },

  /** Chooses an account, or takes the choice back. */
  account: (id: string): Locator =>
    dialog.getByRole("button", { name: `Account ${id}`, exact: true }),

  /** Chooses a region, or takes the choice back. */
  region: (name: string): Locator =>
    dialog.getByRole("button", { name: `Region ${name}`, exact: true }),
};
