import { demoAccounts } from "../../demo-accounts";
import { textsUnder } from "../../pages/named-columns";
import { expect } from "../../support/fixtures";
import { test } from "../../support/many-accounts";

test.describe("the scope control", () => {
  test.describe("of the demo", () => {
    test.use({ configured: { accounts: demoAccounts } });

    test("says how many accounts and regions are looked at", async ({ page, sessionsPage }) => {
      await sessionsPage.goto("/active");
      await expect(page.getByRole("banner")).toContainText("4 accounts · 3 regions");
    });

    test("marks the sources that do not answer", async ({ sessionsPage, scopeControl }) => {
      await sessionsPage.goto("/active");
      await scopeControl.open();
      const lines = scopeControl.dialog.getByRole("listitem");
      await expect(lines.filter({ hasText: "missing" })).toHaveText(/^securitySecurity/);
    });
  });

  test("narrows to an account", async ({ page, sessionsPage, filterBar, scopeControl }) => {
    await sessionsPage.goto("/active");
    await scopeControl.open();
    await scopeControl.account("staging").click();
    await expect(page).toHaveURL("/active?account=staging");
    await expect(filterBar.chip("Account: staging")).toBeAttached();
    await expect
      .poll(async () => new Set(await textsUnder(page, "Account")))
      .toEqual(new Set(["staging"]));
    await page.keyboard.press("Escape");
    await expect(scopeControl.button).toHaveText("staging · 2 regions");
  });

  test("narrows to a region", async ({ page, sessionsPage, filterBar, scopeControl }) => {
    await sessionsPage.goto("/active");
    await scopeControl.open();
    await scopeControl.region("us-east-1").click();
    await expect(page).toHaveURL("/active?region=us-east-1");
    await expect(filterBar.chip("Region: us-east-1")).toBeAttached();
    await expect
      .poll(async () => new Set(await textsUnder(page, "Region")))
      .toEqual(new Set(["us-east-1"]));
    await page.keyboard.press("Escape");
    await expect(scopeControl.button).toHaveText("3 accounts · us-east-1");
  });

  test("takes a choice back where it was made", async ({ page, sessionsPage, scopeControl }) => {
    await sessionsPage.goto("/active?account=dev&account=prod");
    await scopeControl.open();
    await expect(scopeControl.account("prod")).toHaveAttribute("aria-pressed", "true");
    await scopeControl.account("prod").click();
    await expect(page).toHaveURL("/active?account=dev");
    await expect(scopeControl.account("prod")).toHaveAttribute("aria-pressed", "false");
  });

  test("leads back to all", async ({ page, sessionsPage, filterBar, scopeControl }) => {
    await sessionsPage.goto("/history?account=dev&region=eu-west-1&owner=alice.chen");
    await scopeControl.open();
    await scopeControl.all.click();
    await expect(page).toHaveURL("/history?owner=alice.chen");
    await page.keyboard.press("Escape");
    await expect(scopeControl.button).toHaveText("3 accounts · 2 regions");
    await expect(filterBar.chips).toHaveCount(1);
  });

  test("is used with the keyboard alone", async ({ page, sessionsPage, scopeControl }) => {
    await sessionsPage.goto("/active");
    await scopeControl.button.focus();
    await page.keyboard.press("Enter");
    await expect(scopeControl.dialog).toBeVisible();
    await scopeControl.account("dev").focus();
    await page.keyboard.press("Space");
    await expect(page).toHaveURL("/active?account=dev");
    await page.keyboard.press("Escape");
    await expect(scopeControl.dialog).toBeHidden();
    await expect(scopeControl.button).toBeFocused();
  });
});
