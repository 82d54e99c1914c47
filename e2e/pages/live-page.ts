import { expect, type Page } from "@playwright/test";

/** The calls of the API that the page makes from now on. */
export function callsOf(page: Page): string[] {
  const calls: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/sessions")) calls.push(request.url());
  });
  return calls;
}

/** Lets the page's time pass until it has processed the answer that is under way. */
export async function settle(page: Page) {
  await expect(async () => {
    await page.clock.runFor(20);
    await expect(page.getByRole("button", { name: "Refresh" })).toBeEnabled({ timeout: 100 });
  }).toPass();
}

/** Lets ten seconds pass and waits for the refresh that follows. */
export async function refresh(page: Page) {
  const answer = page.waitForResponse(/\/api\/sessions/);
  await page.clock.runFor(10_000);
  await answer;
  await settle(page);
}

export async function setVisibility(page: Page, state: "hidden" | "visible") {
  await page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    Object.defineProperty(document, "hidden", { value: value === "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, state);
}
