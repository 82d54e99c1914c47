import type { Locator, Page } from "@playwright/test";

/** The notice that names the accounts and regions whose sessions are missing. */
export class SourcesNotice {
  readonly notice: Locator;
  readonly lines: Locator;
  readonly retry: Locator;

  constructor(page: Page) {
    this.notice = page.getByRole("region", { name: "Missing sources" });
    this.lines = this.notice.getByRole("listitem");
    this.retry = this.notice.getByRole("button", { name: "Retry" });
  }

  /** The line about one account and region. */
  line(source: string): Locator {
    return this.lines.filter({ hasText: new RegExp(`^${source} `) });
  }
}
