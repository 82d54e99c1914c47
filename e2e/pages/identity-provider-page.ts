import { expect, type Locator, type Page } from "@playwright/test";

/** The page of the identity provider where people sign in. */
export class IdentityProviderPage {
  readonly heading: Locator;
  readonly cancel: Locator;
  readonly confirmSignOut: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { name: "Identity provider" });
    this.cancel = page.getByRole("button", { name: "Cancel" });
    this.confirmSignOut = page.getByRole("button", { name: "Sign out there too" });
  }

  /** Signs in as a person, and leaves the provider. */
  async signInAs(name: string) {
    await this.#page.getByRole("button", { name }).click();
    await expect(this.heading).toBeHidden();
  }
}
