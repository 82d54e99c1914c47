import { chromium, type Page } from "@playwright/test";
import { SessionsPage } from "../../pages/sessions-page";
import { NOW } from "../../support/clock";
import { test as base, expect } from "../../support/fixtures";

/** A browser on a computer whose zone does not exist: Chromium then names its zone `Etc/Unknown`. */
const test = base.extend<{ lostPage: Page }>({
  // Otherwise every page gets the zone of the configuration.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
  timezoneId: async ({}, use) => use(undefined),
  lostPage: async ({ launchOptions, baseURL }, use) => {
    const env = { ...process.env, TZ: "Foo/Bar" };
    const browser = await chromium.launch({ ...launchOptions, env });
    const page = await browser.newPage({ baseURL: baseURL ?? "" });
    await page.clock.setFixedTime(NOW);
    await use(page);
    await browser.close();
  },
});

test("an unknown zone locks nobody out, and preferences can be reset", async ({ lostPage }) => {
  const errors: Error[] = [];
  lostPage.on("pageerror", (error) => errors.push(error));
  const { rows } = new SessionsPage(lostPage);
  const zone = lostPage.getByRole("button", { name: "Time zone: UTC" });
  await lostPage.goto("/history?tz=local");
  await expect(rows.first()).toBeVisible();
  await zone.click();
  await lostPage.getByRole("menuitem", { name: /Local time.*times are in UTC/ }).click();
  const names = async () => (await lostPage.context().cookies()).map(({ name }) => name);
  await expect.poll(names).toEqual(["tz"]);
  await lostPage.goto("/active");
  await expect(rows.first()).toBeVisible();
  await expect(zone).toBeVisible();
  await lostPage.goto("/nothing-here?tz=local&owner=alice");
  await lostPage.getByRole("button", { name: "Reset preferences" }).click();
  await expect(lostPage).toHaveURL("/nothing-here?owner=alice");
  await expect.poll(names).toEqual([]);
  expect(errors).toEqual([]);
});
