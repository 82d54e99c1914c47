import { violations } from "../../support/axe";
import { expect, test } from "../../support/fixtures";

// All rows are alike, and axe takes its time for each.
test.use({ viewport: { width: 1440, height: 560 } });

test.describe("in both themes, axe finds nothing", () => {
  test("on the lists, and on a page that does not exist", async ({ page, sessionsPage }) => {
    for (const path of ["/active", "/history", "/history?range=7d&owner=alice.chen&colour=red"]) {
      await sessionsPage.goto(path);
      expect.soft(await violations(page), path).toEqual([]);
    }
    await page.goto("/nowhere");
    await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    expect.soft(await violations(page), "/nowhere").toEqual([]);
  });

  test("on an open session, and on the list of keys", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const copy = sessionsPage.panel.getByRole("button", { name: "Copy the session id" });
    await expect(copy).toBeVisible();
    expect.soft(await violations(page), "an open session").toEqual([]);
    await page.keyboard.press("Escape");
    await expect(sessionsPage.panel).toHaveCount(0);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    expect.soft(await violations(page), "the list of keys").toEqual([]);
  });

  test("on the editor of a filter's values, and on the date picker", async ({
    page,
    sessionsPage,
  }) => {
    await sessionsPage.goto("/history?owner=alice.chen&range=7d");
    await page.getByRole("button", { name: /Edit filter Owner/ }).click();
    const popover = page.getByRole("dialog");
    await expect(popover.getByRole("listbox").getByRole("option").first()).toBeVisible();
    expect.soft(await violations(page), "the editor of values").toEqual([]);
    await page.keyboard.press("Escape");
    await expect(popover).toBeHidden();
    await page.getByRole("button", { name: /Edit filter Started/ }).click();
    await page.getByRole("tab", { name: "Absolute" }).click();
    await expect(page.getByRole("grid", { name: /November 2026/ })).toBeVisible();
    expect.soft(await violations(page), "the date picker").toEqual([]);
  });

  test.describe("with nothing to show", () => {
    test.use({ scenario: "empty" });
    test("on an empty list", async ({ page }) => {
      await page.goto("/active");
      await expect(page.getByRole("heading", { name: "Nobody is connected" })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });

  test.describe("with AWS refusing", () => {
    test.use({ scenario: "denied" });
    test("on a failure", async ({ page }) => {
      await page.goto("/history");
      await expect(page.getByRole("alert").getByRole("button", { name: "Retry" })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });

  test.describe("on a phone", () => {
    test.use({ viewport: { width: 360, height: 740 } });
    test("on /history", async ({ page, sessionsPage }) => {
      await sessionsPage.goto("/history");
      expect(await violations(page)).toEqual([]);
    });
  });
});
