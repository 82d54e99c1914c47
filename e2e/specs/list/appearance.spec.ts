import type { Locator } from "@playwright/test";
import { expect, test } from "../../support/fixtures";

test.describe("the theme", () => {
  test("is chosen from a menu and is there in the first HTML of the next visit", async ({
    page,
    sessionsPage,
  }) => {
    await sessionsPage.goto("/active");
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("menuitem", { name: "Dark" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    const html = await (await page.request.get("/history")).text();
    expect(html).toContain('data-theme="dark"');
  });

  test("follows the system until one is chosen", async ({ page, sessionsPage }) => {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: "dark" });
    await sessionsPage.goto("/active");
    const dark = await background();
    await page.emulateMedia({ colorScheme: "light" });
    expect(await background()).not.toBe(dark);
  });
});

test.describe("the time zone", () => {
  test("is UTC at first, and local on request, also at the next visit", async ({
    page,
    sessionsPage,
  }) => {
    await sessionsPage.goto("/history");
    const time = sessionsPage.rows.first().getByRole("time");
    const utc = (await time.textContent()) ?? "";
    await page.getByRole("button", { name: "Time zone: UTC" }).click();
    await page.getByRole("menuitem", { name: "Local time" }).click();
    const hour = (Number(utc.slice(0, 2)) + 1) % 24;
    const local = `${String(hour).padStart(2, "0")}${utc.slice(2)}`;
    await expect(time).toHaveText(local);
    await expect(page).toHaveURL(/tz=Europe\/Berlin/);

    await sessionsPage.goto("/history");
    await expect(page.getByRole("button", { name: "Time zone: Europe/Berlin" })).toBeVisible();
    await expect(time).toHaveText(local);
  });

  test("of a link goes before the remembered one", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history?tz=Asia/Tokyo");
    await expect(page.getByRole("button", { name: "Time zone: Asia/Tokyo" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Started Asia/Tokyo" })).toBeVisible();
  });
});

test("values stand under the names of their columns, and columns give way in a narrower table", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto("/active");
  const edgesOf = (cells: Locator) =>
    cells.evaluateAll((all) =>
      all.map((cell) => cell.getBoundingClientRect()).map(({ left, right }) => ({ left, right })),
    );
  for (const [width, columns] of [
    [1600, 8],
    [1200, 7],
    [1000, 6],
    [800, 5],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    const names = await edgesOf(sessionsPage.grid.getByRole("columnheader"));
    const values = await edgesOf(sessionsPage.rows.first().getByRole("gridcell"));
    expect.soft(names, `${width} pixels`).toHaveLength(columns);
    expect.soft(values, `${width} pixels`).toEqual(names);
    expect.soft(names.at(-1)?.right, `${width} pixels`).toBeLessThanOrEqual(width);
  }
});

test.describe("a phone of 360 pixels", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("shows both lists without scrolling sideways", async ({ page, sessionsPage }) => {
    for (const path of ["/active", "/history?range=7d&owner=alice.chen&status=Terminated"]) {
      await sessionsPage.goto(path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, path).toBe(360);
      const row = await sessionsPage.rows.first().boundingBox();
      expect.soft(row?.width, path).toBeLessThanOrEqual(360);
    }
  });

  test("opens a session over the list and comes back to it", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/active");
    const row = sessionsPage.rows.nth(2);
    await row.click({ position: { x: 180, y: 30 } });
    await expect(sessionsPage.panel).toBeVisible();
    expect((await sessionsPage.panel.boundingBox())?.width).toBe(360);
    await page.getByRole("button", { name: "Close details" }).click();
    await expect(sessionsPage.panel).toBeHidden();
    await expect(row).toBeVisible();
  });

  test("filters", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await page.getByRole("button", { name: /^\+ Filter/ }).click();
    await page.getByRole("menuitem", { name: "Owner" }).click();
    const dialog = page.getByRole("dialog");
    const box = await dialog.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    await dialog.getByRole("option", { name: "alice.chen", exact: true }).click();
    await dialog.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/owner=alice\.chen/);
    await expect(sessionsPage.rows.first()).toContainText("alice.chen");
  });
});
