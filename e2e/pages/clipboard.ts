import type { Page } from "@playwright/test";

/** The text on the clipboard. The page needs the permission to read it. */
export function clipboardText(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
