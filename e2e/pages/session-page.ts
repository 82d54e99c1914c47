import type { Locator, Page } from "@playwright/test";

/** The page of one session. */
export class SessionPage {
  readonly heading: Locator;
  readonly show: Locator;
  readonly retry: Locator;
  readonly ignored: Locator;
  readonly byOwner: Locator;
  readonly onTarget: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1 });
    this.show = page.getByRole("link", { name: /^Show in / });
    this.retry = page.getByRole("button", { name: "Retry" });
    this.ignored = page.getByText(/^Ignored in this link: /);
    this.byOwner = page.getByRole("region", { name: /^By / });
    this.onTarget = page.getByRole("region", { name: /^On / });
  }

  /** A button that leads on from the session. */
  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }
}
