import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";

/** As wide as the drawings, and as many rows on screen as most people have. */
const VIEWPORT = { width: 1440, height: 900 };

/** A page in a context of its own, so that nothing is cached, and the browser's instruments for it. */
export type MeasuredPage = { page: Page; cdp: CDPSession; close: () => Promise<void> };

export async function openPage(browser: Browser): Promise<MeasuredPage> {
  const context = await openContext(browser);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  return { page, cdp, close: () => context.close() };
}

/** Waits until a page has asked for nothing for half a second. */
export function networkAtRest(page: Page): Promise<void> {
  // biome-ignore lint/suspicious/noPlaywrightNetworkidle: A visit's end is what is measured, not a way to wait for something else.
  return page.waitForLoadState("networkidle");
}

/** A context without cache, cookies and history. */
export async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  // esbuild wraps the functions that are sent into a page in this helper, which only the bench has.
  await context.addInitScript({ content: "globalThis.__name = (target) => target" });
  return context;
}
