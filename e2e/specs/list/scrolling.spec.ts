import type { Page } from "@playwright/test";
import { expect, test } from "../../support/fixtures";
import { idsOf, listAll } from "../../support/sessions-api";

/** The paths and queries of the API calls that a page makes from now on. */
function apiCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith("/api/")) calls.push(pathname + search);
  });
  return calls;
}

test.describe("a history of three hundred sessions", () => {
  test.use({ scenario: "strict-filters" });

  test("scrolls to its very end, each session once", async ({ page, sessionsPage, request }) => {
    const all = idsOf(await listAll(request, "state=history&limit=200"));
    await sessionsPage.goto("/history");
    const end = page.getByText(`End of history: ${all.length} sessions. AWS keeps 30 days.`);
    expect(await sessionsPage.wheelTo(end)).toEqual(all);
  });

  test("is read to its end by keyboard alone", async ({ page, sessionsPage, request }) => {
    const { length } = await listAll(request, "state=history&limit=200");
    await sessionsPage.goto("/history");
    const more = page.getByRole("button", { name: /^(Load more|Loading…)$/ });
    await expect(async () => {
      await page.keyboard.press("Tab");
      await expect(more).toBeFocused({ timeout: 50 });
    }).toPass({ intervals: [0] });
    const end = page.getByText(`End of history: ${length} sessions.`);
    await expect(async () => {
      await page.keyboard.press("Enter");
      await expect(end).toBeVisible({ timeout: 200 });
    }).toPass();
  });

  test("keeps few rows in the page when all are loaded", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await sessionsPage.wheelTo(page.getByText("End of history:"));
    expect(await sessionsPage.rows.count()).toBeLessThan(50);
  });

  test("asks for each page once", async ({ page, sessionsPage }) => {
    const calls = apiCalls(page);
    await sessionsPage.goto("/history");
    await sessionsPage.wheelTo(page.getByText("End of history:"));
    expect(calls.length).toBeGreaterThan(2);
    expect(calls).toEqual([...new Set(calls)]);
  });
});

test("shows one line more below while there is more", async ({ page, sessionsPage }) => {
  await sessionsPage.goto("/history");
  await expect(page.getByText("100 sessions so far.")).toBeVisible();
  await expect(sessionsPage.loadMore).toBeEnabled();
});

test("announces how many sessions there are", async ({ page, sessionsPage }) => {
  await sessionsPage.goto("/history");
  await expect(page.getByRole("status").filter({ hasText: "100 or more sessions" })).toBeAttached();
});

test("asks once for the first view: the preloaded answer is used", async ({
  page,
  sessionsPage,
}) => {
  const calls = apiCalls(page);
  await sessionsPage.goto("/history?owner=alice.chen&range=7d");
  await page.waitForLoadState("load");
  expect(calls).toEqual(["/api/sessions?owner=alice.chen&range=7d&state=history&limit=100"]);
});

test("the other tab and Back find the place in the list again", async ({ page, sessionsPage }) => {
  await sessionsPage.goto("/history");
  await sessionsPage.wheel(1500);
  const [seen = ""] = (await sessionsPage.ids()).slice(15);
  await expect(sessionsPage.row(seen)).toBeInViewport();
  const before = await sessionsPage.row(seen).boundingBox();
  await sessionsPage.tab("Active").click();
  await expect(page).toHaveURL(/\/active$/);
  await expect(sessionsPage.row(seen)).toHaveCount(0);
  await page.goBack();
  await expect(sessionsPage.row(seen)).toBeInViewport();
  expect(await sessionsPage.row(seen).boundingBox()).toEqual(before);
});

test.describe("with a slow AWS", () => {
  test.use({ scenario: "slow" });

  test("shows a skeleton on the first load only", async ({ page, sessionsPage }) => {
    // The preloaded rows hold the load event back.
    await page.goto("/history", { waitUntil: "commit" });
    await expect(sessionsPage.skeleton).toBeVisible();
    await expect(sessionsPage.rows.first()).toBeVisible();
    await expect(sessionsPage.skeleton).toHaveCount(0);
    let release = () => {};
    const isSeen = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/api\/sessions/, async (route) => {
      await isSeen;
      await route.continue();
    });
    const refresh = page.getByRole("button", { name: "Refresh" });
    await refresh.click();
    await expect(refresh).toBeDisabled();
    await expect(sessionsPage.skeleton).toHaveCount(0);
    await expect(sessionsPage.rows.first()).toBeVisible();
    release();
    await expect(refresh).toBeEnabled();
  });

  for (const path of ["/active", "/history"]) {
    test(`nothing moves when the rows of ${path} arrive`, async ({ page, sessionsPage }) => {
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver((list) => {
          window.shifts.push(...list.getEntries().map((entry) => JSON.stringify(entry)));
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(path, { waitUntil: "commit" });
      await expect(sessionsPage.skeleton).toBeVisible();
      await expect(sessionsPage.rows.first()).toBeVisible();
      const shifts: { value: number }[] = await page.evaluate(() =>
        window.shifts.map((shift) => JSON.parse(shift)),
      );
      expect(shifts.reduce((sum, { value }) => sum + value, 0)).toBeLessThanOrEqual(0.01);
    });
  }
});

declare global {
  interface Window {
    shifts: string[];
  }
}
