import { expect, test } from "../../support/fixtures";

test.describe("Esc gives the focus back", () => {
  test("to Theme and to every other button that opens something", async ({
    page,
    sessionsPage,
  }) => {
    await sessionsPage.goto("/history?range=7d");
    const popup = page.getByRole("dialog").or(page.getByRole("menu")).first();
    for (const name of ["+ Filter", "Time zone: UTC", "Theme", "Keyboard shortcuts", "Copy link"]) {
      const button = page.getByRole("button", { name, exact: true });
      await button.focus();
      await page.keyboard.press("Enter");
      await expect(popup, name).toBeVisible();
      await expect.soft(button, name).toHaveAttribute("aria-expanded", "true");
      await page.keyboard.press("Escape");
      await expect(popup, name).toBeHidden();
      await expect.soft(button, name).toBeFocused();
    }
  });

  test("to the chip that was edited", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=alice.chen&status=Terminated");
    await filterBar.editButton("Status").focus();
    await page.keyboard.press("Enter");
    await expect(filterBar.field).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(filterBar.editButton("Status")).toBeFocused();
  });

  test("to the value whose menu was open", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toBeHidden();
    await expect(sessionsPage.rows.first().getByRole("button").nth(1)).toBeFocused();
  });

  test("to the row from which the list of keys was opened", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await page.keyboard.press("j");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(sessionsPage.rows.first()).toBeFocused();
  });
});

test.describe("applying a filter", () => {
  test("leaves the focus on the chip that was edited", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history?owner=alice.chen");
    await filterBar.edit("Owner");
    await filterBar.field.fill("bob");
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?owner=alice.chen&owner=bob");
    await expect(filterBar.editButton("Owner")).toBeFocused();
  });
});
