import type { Page } from "@playwright/test";

/** What the clipboard holds; the page must be allowed to read it. */
export function clipboardText(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
