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

  test("scrolls to its very end, each session and each page once, with few rows in the page", async ({
    page,
    sessionsPage,
    request,
  }) => {
    const all = idsOf(await listAll(request, "state=history&limit=200"));
    const calls = apiCalls(page);
    await sessionsPage.goto("/history");
    const end = page.getByText(`End of history: ${all.length} sessions. AWS keeps 30 days.`);
    expect.soft(await sessionsPage.wheelTo(end)).toEqual(all);
    expect.soft(await sessionsPage.rows.count()).toBeLessThan(50);
    expect.soft(calls.length).toBeGreaterThan(2);
    expect.soft(calls).toEqual([...new Set(calls)]);
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
});

test("says below the rows, and to screen readers, that there is more", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto("/history");
  await expect.soft(page.getByText("100 sessions so far.")).toBeVisible();
  await expect.soft(sessionsPage.loadMore).toBeEnabled();
  const status = page.getByRole("status").filter({ hasText: "100 or more sessions" });
  await expect.soft(status).toBeAttached();
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
    // The preloaded rows delay the load event.
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

  test("nothing moves when the rows of a list arrive", async ({ page, sessionsPage }) => {
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        window.shifts.push(...list.getEntries().map((entry) => JSON.stringify(entry)));
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const path of ["/active", "/history"]) {
      await page.goto(path, { waitUntil: "commit" });
      await expect(sessionsPage.skeleton, path).toBeVisible();
      await expect(sessionsPage.rows.first(), path).toBeVisible();
      const shifts: { value: number }[] = await page.evaluate(() =>
        window.shifts.map((shift) => JSON.parse(shift)),
      );
      const sum = shifts.reduce((total, { value }) => total + value, 0);
      expect.soft(sum, path).toBeLessThanOrEqual(0.01);
    }
  });
});

declare global {
  interface Window {
    shifts: string[];
  }
}
