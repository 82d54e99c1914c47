import { SessionPage } from "../../pages/session-page";
import { violations } from "../../support/axe";
import { expect } from "../../support/fixtures";
import { test } from "../../support/grammar-fixtures";
import { accountOf } from "../../support/many-accounts";
import { ask } from "../../support/sources-api";

test.use({
  configured: {
    accounts: [
      accountOf("prod", "sessionscope", ["eu-west-1", "us-east-1"]),
      accountOf("denied", "sessionscope-denied"),
    ],
  },
});

const FOUR_CHIPS = "/history?account=prod&status=!Failed&reason=~INC&range=7d&time=running";

test.describe("in both themes, axe finds nothing", () => {
  for (const path of ["/active?account=prod", "/history?account=prod", FOUR_CHIPS]) {
    test(`on ${path}`, async ({ page, sessionsPage }) => {
      await sessionsPage.goto(path);
      expect(await violations(page)).toEqual([]);
    });
  }

  test("on the choice of accounts and regions", async ({ page, sessionsPage, scopeControl }) => {
    await sessionsPage.goto("/active?account=prod");
    await scopeControl.open();
    expect(await violations(page)).toEqual([]);
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
    await expect(page.getByRole("switch", { name: /^Running/ })).toBeChecked();
    expect(await violations(page)).toEqual([]);
  });

  test("on the page of a session", async ({ page }) => {
    const { sessions } = await ask(page.request, "state=history&limit=1");
    const sessionPage = new SessionPage(page);
    await page.goto(`/sessions/${sessions[0]?.id}`);
    await expect(sessionPage.show).toBeVisible();
    await expect(sessionPage.byOwner).toHaveAttribute("aria-busy", "false");
    await expect(sessionPage.onTarget).toHaveAttribute("aria-busy", "false");
    expect(await violations(page)).toEqual([]);
  });

  test("on the page of a session that is missing", async ({ page }) => {
    await page.goto("/sessions/nobody-0123456789abcdef0");
    await expect(page.getByRole("heading", { name: "No such session" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});

test.describe("a phone of 360 pixels", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("shows accounts and regions in its rows without scrolling sideways", async ({
    page,
    sessionsPage,
  }) => {
    await sessionsPage.goto("/active");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const row = await sessionsPage.rows.first().boundingBox();
    expect(row?.width).toBeLessThanOrEqual(360);
  });

  test("shows the missing sources within its width", async ({
    page,
    sessionsPage,
    sourcesNotice,
  }) => {
    await sessionsPage.goto("/active");
    const box = await sourcesNotice.retry.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test("shows the choice of accounts within its width", async ({
    page,
    sessionsPage,
    scopeControl,
  }) => {
    await sessionsPage.goto("/active");
    await scopeControl.open();
    const box = await scopeControl.dialog.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test("shows a session's page without scrolling sideways", async ({ page }) => {
    const { sessions } = await ask(page.request, "state=history&limit=1");
    const sessionPage = new SessionPage(page);
    await page.goto(`/sessions/${sessions[0]?.id}`);
    await expect(sessionPage.onTarget).toHaveAttribute("aria-busy", "false");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
