import { expect, type Locator, type Page } from "@playwright/test";

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
    await this.button(name).click();
    await expect(this.dialog).toBeVisible();
  }
}
