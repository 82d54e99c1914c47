import { expect, type Locator, type Page } from "@playwright/test";

/** The field in which filters are typed or pasted as text. */
export class FilterText {
  readonly field: Locator;
  readonly entries: Locator;
  readonly dialog: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Add a filter" });
    this.field = this.dialog.getByLabel("Filters as text");
    this.entries = this.dialog.getByRole("menuitem");
  }

  /** Opens the field, from anywhere on the page. */
  async open() {
    await this.page.keyboard.press("/");
    await expect(this.field).toBeFocused();
  }

  /** Types filters key by key and applies them. */
  async apply(text: string) {
    await this.open();
    await this.field.pressSequentially(text);
    await this.field.press("Enter");
  }

  /** Puts a text on the clipboard and pastes it. */
  async paste(text: string) {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.open();
    await this.page.keyboard.press("ControlOrMeta+V");
  }
}
