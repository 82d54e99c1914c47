import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Request } from "@playwright/test";
import { EmbedPage } from "../../pages/embed-page";
import { BROWSER_ARGS, findBrowser } from "../../support/browser";
import { NOW } from "../../support/clock";
import { startCookieSites } from "../../support/cookie-sites";
import { test as base, expect } from "../../support/embed-fixtures";

const WAYS = [
  { what: "blocks", setting: 1, open: "none", kept: "" },
  // Where they are allowed, a frame of another site still gets no cookie like ours, because ours are SameSite=Lax.
  { what: "allows", setting: 0, open: "open=1", kept: "tried=1" },
];

/**
 * `visit` opens a page in a browser with a profile of its own. The setting for cookies of other sites is 0, to allow them,
 * or 1, to block them. Other pages of Playwright are incognito, where Chromium always blocks them.
 */
const test = base.extend<{ visit: (setting: number) => Promise<EmbedPage["page"]> }>({
  visit: async ({ playwright }, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (setting) => {
      const folder = mkdtempSync(path.join(tmpdir(), "sessionscope-profile-"));
      const profile = { cookie_controls_mode: setting, block_third_party_cookies: setting === 1 };
      mkdirSync(path.join(folder, "Default"));
      writeFileSync(path.join(folder, "Default", "Preferences"), JSON.stringify({ profile }));
      const context = await playwright.chromium.launchPersistentContext(folder, {
        executablePath: findBrowser(),
        args: BROWSER_ARGS,
      });
      ends.push(async () => {
        await context.close();
        rmSync(folder, { recursive: true });
      });
      const page = await context.newPage();
      await page.clock.setFixedTime(NOW);
      return page;
    });
    for (const end of ends) await end();
  },
});

for (const { what, setting, open, kept } of WAYS) {
  test(`works where the browser ${what} cookies of other sites`, async ({ visit, stage }) => {
    const page = await visit(setting);
    const context = page.context();
    await context.addCookies([{ name: "theme", value: "dark", url: stage.app, sameSite: "Lax" }]);
    const asked: Request[] = [];
    page.on("request", (request) => {
      if (request.url().startsWith(stage.app)) asked.push(request);
    });
    const embedPage = new EmbedPage(page, stage.portal);
    await embedPage.goto("/history");
    expect(asked.length).toBeGreaterThan(2);
    const tried = await embedPage.frame.locator("html").evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: the test tries to set one.
      document.cookie = "tried=1; SameSite=None; Secure";
      return document.cookie;
    });
    expect(tried).toBe(kept);
    await embedPage.openRow(0);
    expect(asked.length).toBeGreaterThan(3);
    // Read before the browser closes, or the headers of the last request are gone with it.
    const headers = await Promise.all(asked.map((request) => request.allHeaders()));
    const own = headers.flatMap(({ cookie }) =>
      cookie === undefined || cookie === "tried=1" ? [] : [cookie],
    );
    expect(own).toEqual([]);
  });

  test(`is tested for real: a browser that ${what} them sends a frame of another site ${open}`, async ({
    visit,
  }) => {
    const sites = await startCookieSites();
    const page = await visit(setting);
    await page.goto(sites.leaves);
    // A page that is not framed gets both.
    await page.reload();
    await expect(page.getByRole("status")).toHaveText("cookies: open=1; own=1");
    await page.goto(sites.frames);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("status")).toHaveText(`cookies: ${open}`);
    await sites.close();
  });
}
