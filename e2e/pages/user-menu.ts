import type { Locator, Page } from "@playwright/test";
import { clickUntil } from "./click-until";

/** The button in the header that names the person who is signed in, and its dialog. */
export class UserMenu {
  readonly dialog: Locator;
  readonly signOut: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole("dialog", { name: "Signed-in user" });
    this.signOut = this.dialog.getByRole("button", { name: "Sign out" });
  }

  /** The button, by the name of the person. */
  button(name: string): Locator {
    const banner = this.#page.getByRole("banner");
    return banner.getByRole("button", { name: `Signed in as ${name}`, exact: true });
  }

  /** Opens the dialog. */
  async open(name: string) {
    // The page after the sign-in may still be loading.
    await clickUntil(this.button(name), this.dialog);
  }
}
