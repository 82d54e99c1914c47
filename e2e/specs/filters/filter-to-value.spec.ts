import { columnTexts, startedTimes } from "../../pages/columns";
import { expect, test } from "../../support/fixtures";

const MINUTE = 60_000;

test.describe("a value in the table filters", () => {
  test("to its owner as a person", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await page.getByRole("button", { name: "alice.chenAdminAccess" }).first().click();
    await page.getByRole("menuitem", { name: "Filter to this" }).click();
    await expect(page).toHaveURL("/history?owner=alice.chen");
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect
      .poll(async () => new Set(await columnTexts(page, "Owner")))
      .toEqual(new Set(["alice.chenAdminAccess"]));
  });

  test("to its target", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    const cell = page.getByRole("button", { name: /^i-0[0-9a-f]{16}$/ }).first();
    const target = (await cell.textContent()) ?? "";
    await cell.click();
    await page.getByRole("menuitem", { name: "Filter to this" }).click();
    await expect(page).toHaveURL(`/history?target=${target}`);
    await expect
      .poll(async () => new Set(await columnTexts(page, "Target")))
      .toEqual(new Set([target]));
  });

  test("to its status, in place of others", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?status=Failed&status=Terminated");
    await sessionsPage.rows.getByRole("button", { name: "Terminated" }).first().click();
    await page.getByRole("menuitem", { name: "Filter to this" }).click();
    await expect(page).toHaveURL("/history?status=Terminated");
    await expect(filterBar.chip("Status: Terminated")).toBeVisible();
  });

  test("to the time around it", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?range=7d");
    const time = sessionsPage.rows.first().getByRole("time");
    const instant = (await time.getAttribute("datetime")) ?? "";
    const started = Date.parse(instant);
    await time.click();
    await page.getByRole("menuitem", { name: "Started within ±15 minutes" }).click();
    await expect(filterBar.chips).toHaveText([/^Started.*23 Nov .* UTC$/]);
    const { searchParams } = new URL(page.url());
    expect([...searchParams.keys()]).toEqual(["after", "before"]);
    expect(Date.parse(searchParams.get("after") ?? "")).toBe(started - 15 * MINUTE);
    expect(Date.parse(searchParams.get("before") ?? "")).toBe(started + 15 * MINUTE);
    const isNear = (other: string) => Math.abs(Date.parse(other) - started) <= 15 * MINUTE;
    await expect.poll(async () => (await startedTimes(page)).every(isNear)).toBe(true);
    expect(await startedTimes(page)).toContain(instant);
  });

  test("only by its menu: the row stays closed", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await sessionsPage.rows.first().getByRole("button", { name: "Terminated" }).click();
    await expect(page.getByRole("menuitem", { name: "Filter to this" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sessionsPage.panel).toBeHidden();
    await expect(page).toHaveURL("/history");
  });
});
