import { textsUnder } from "../../pages/named-columns";
import { expect, test } from "../../support/fixtures";

test.describe("by keyboard alone", () => {
  test("the sessions of an owner are found, read and left", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history");
    await page.keyboard.press("/");
    await expect(filterBar.popover.getByRole("menuitem", { name: "Started" })).toBeVisible();
    await expect(filterBar.field).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(filterBar.popover.getByRole("button", { name: "Apply" })).toBeVisible();
    await expect(filterBar.field).toBeFocused();
    await page.keyboard.type("alice.chen");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/history?owner=alice.chen");
    await expect(filterBar.addButton).toBeFocused();
    await expect
      .poll(async () => new Set(await textsUnder(page, "Owner")))
      .toEqual(new Set(["alice.chenAdminAccess"]));

    const [first = "", second = ""] = await textsUnder(page, "Session ID");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expect(sessionsPage.panel.getByRole("heading", { name: first })).toBeVisible();
    await page.keyboard.press("j");
    await expect(sessionsPage.panel.getByRole("heading", { name: second })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sessionsPage.panel).toBeHidden();
    await expect(page).toHaveURL("/history?owner=alice.chen");
  });

  test("j and k, as ArrowDown and ArrowUp, walk through the rows", async ({
    page,
    sessionsPage,
  }) => {
    for (const { down, up } of [
      { down: "j", up: "k" },
      { down: "ArrowDown", up: "ArrowUp" },
    ]) {
      await sessionsPage.goto("/history");
      await page.keyboard.press(down);
      await expect(sessionsPage.rows.nth(0)).toBeFocused();
      await page.keyboard.press(down);
      await expect(sessionsPage.rows.nth(1)).toBeFocused();
      await page.keyboard.press(up);
      await expect(sessionsPage.rows.nth(0)).toBeFocused();
      await page.keyboard.press(up);
      await expect(sessionsPage.rows.nth(0)).toBeFocused();
    }
  });

  test("the rows are one stop of Tab, and Enter opens the row", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await page.getByRole("button", { name: "+ Filter" }).focus();
    await page.keyboard.press("Tab");
    await expect(sessionsPage.rows.first()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(sessionsPage.panel).toBeVisible();
    await expect(sessionsPage.rows.first()).toHaveAttribute("aria-selected", "true");
  });

  test("a row is left by its values, whose menus filter", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowRight");
    await expect(sessionsPage.rows.first().getByRole("button").first()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Filter to this" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/history?status=Terminated");
  });

  test("ArrowLeft leads from a value back to its row", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await expect(sessionsPage.rows.first()).toBeFocused();
  });

  test("Esc closes the popover first, and only then the details", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history?owner=alice.chen");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expect(sessionsPage.panel).toBeVisible();
    await page.keyboard.press("/");
    await expect(filterBar.popover).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(filterBar.popover).toBeHidden();
    await expect(sessionsPage.panel).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sessionsPage.panel).toBeHidden();
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
  });

  test("? lists the keys", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(help.getByRole("definition")).toHaveText([
      "Add filters, as text or from the list",
      "Next, previous session",
      "Move through the values of a row",
      "Open the session or the value’s menu",
      "Close what is open",
      "Remove the focused filter",
      "Refresh",
      "Pause or resume live updates",
      "Copy the link to this view",
      "This list",
    ]);
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
  });
});

test.describe("keys do nothing", () => {
  test("of the page while the browser's own are meant", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/active");
    await page.keyboard.press("Control+l");
    await page.keyboard.press("Alt+j");
    await page.keyboard.press("l");
    await expect(page.getByRole("button", { name: "Resume live updates" })).toBeVisible();
    await expect(sessionsPage.rows.first()).not.toBeFocused();
  });
});
