import type { Locator, Page } from "@playwright/test";
import { clickUntil } from "./click-until";

/** The header's button that says who is signed in, and its dialog. */
export class UserMenu {
  readonly dialog: Locator;
  readonly signOut: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole("dialog", { name: "Who is signed in" });
    this.signOut = this.dialog.getByRole("button", { name: "Sign out" });
  }

  /** The button, which says who is signed in. */
  button(name: string): Locator {
    const banner = this.#page.getByRole("banner");
    return banner.getByRole("button", { name: `Signed in as ${name}`, exact: true });
  }

  /** Opens the dialog. */
  async open(name: string) {
    // The page that signing in led to may still be on its way.
    await clickUntil(this.button(name), this.dialog);
  }
}
