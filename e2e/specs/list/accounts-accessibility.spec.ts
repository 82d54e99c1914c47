import { SessionPage } from "../../pages/session-page";
import { violations } from "../../support/axe";
import { expect } from "../../support/fixtures";
import { test } from "../../support/grammar-fixtures";
import { accountOf } from "../../support/many-accounts";
import { ask } from "../../support/sources-api";

test.use({
  // All rows are alike, and axe takes its time for each.
  viewport: { width: 1440, height: 560 },
  configured: {
    accounts: [
      accountOf("prod", "sessionscope", ["eu-west-1", "us-east-1"]),
      accountOf("denied", "sessionscope-denied"),
    ],
  },
});

const FOUR_CHIPS = "/history?account=prod&status=!Failed&reason=~INC&range=7d&time=running";

test.describe("in both themes, axe finds nothing", () => {
  test("on the lists, and on the choice of accounts and regions", async ({
    page,
    sessionsPage,
    scopeControl,
  }) => {
    for (const path of ["/history?account=prod", FOUR_CHIPS, "/active?account=prod"]) {
      await sessionsPage.goto(path);
      expect.soft(await violations(page), path).toEqual([]);
    }
    await scopeControl.open();
    expect.soft(await violations(page), "the choice of accounts").toEqual([]);
  });

  test("on a word that cannot be read", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/history");
    await filterText.apply("stauts:Failed");
    await expect(filterText.field).toHaveAttribute("aria-invalid", "true");
    expect(await violations(page)).toEqual([]);
  });

  test("on suggestions", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/history");
    await filterText.open();
    await page.keyboard.type("owner:a");
    await expect(filterText.entries.first()).toContainText("alice.chen");
    await page.keyboard.press("ArrowDown");
    expect(await violations(page)).toEqual([]);
  });

  test("on the picker with running", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?range=7d&time=running");
    await filterBar.edit("Running");
    await expect(page.getByRole("switch", { name: /^Open at any time/ })).toBeChecked();
    expect(await violations(page)).toEqual([]);
  });

  test("on the page of a session, and of one that is missing", async ({ page }) => {
    const { sessions } = await ask(page.request, "state=history&limit=1");
    const sessionPage = new SessionPage(page);
    await page.goto(`/sessions/${sessions[0]?.id}`);
    await expect(sessionPage.show).toBeVisible();
    await expect(sessionPage.byOwner).toHaveAttribute("aria-busy", "false");
    await expect(sessionPage.onTarget).toHaveAttribute("aria-busy", "false");
    expect.soft(await violations(page), "a session").toEqual([]);
    await page.goto("/sessions/nobody-0123456789abcdef0");
    await expect(page.getByRole("heading", { name: "No such session" })).toBeVisible();
    expect.soft(await violations(page), "a missing session").toEqual([]);
  });
});

test.describe("a phone of 360 pixels", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("shows rows, missing sources and the choice of accounts within its width", async ({
    page,
    sessionsPage,
    sourcesNotice,
    scopeControl,
  }) => {
    const scrollWidth = () => page.evaluate(() => document.documentElement.scrollWidth);
    await sessionsPage.goto("/active");
    expect.soft(await scrollWidth()).toBe(360);
    const row = await sessionsPage.rows.first().boundingBox();
    expect.soft(row?.width).toBeLessThanOrEqual(360);

    const retry = await sourcesNotice.retry.boundingBox();
    expect.soft((retry?.x ?? 0) + (retry?.width ?? 0)).toBeLessThanOrEqual(360);

    await scopeControl.open();
    const dialog = await scopeControl.dialog.boundingBox();
    expect.soft(dialog?.x).toBeGreaterThanOrEqual(0);
    expect.soft((dialog?.x ?? 0) + (dialog?.width ?? 0)).toBeLessThanOrEqual(360);
    expect.soft(await scrollWidth()).toBe(360);
  });

  test("shows a session's page without scrolling sideways", async ({ page }) => {
    const { sessions } = await ask(page.request, "state=history&limit=1");
    const sessionPage = new SessionPage(page);
    await page.goto(`/sessions/${sessions[0]?.id}`);
    await expect(sessionPage.onTarget).toHaveAttribute("aria-busy", "false");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
