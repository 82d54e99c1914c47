import { callsOf, refresh, settle } from "../../pages/live-page";
import { NOW } from "../../support/clock";
import { expect, test } from "../../support/fixtures";

// The sessions of this world come and go within a minute or two of the real clock. The page's clock stands still until a
// test lets it run.
test.use({ scenario: "flowing" });

test.beforeEach(async ({ page, sessionsPage }) => {
  await page.clock.install({ time: NOW });
  await sessionsPage.goto("/active");
  // The jump of an hour also causes a refresh.
  const answer = page.waitForResponse(/\/api\/sessions/);
  await page.clock.pauseAt(Date.parse(NOW) + 3_600_000);
  await answer;
  await settle(page);
});

test("Active asks again every ten seconds, once", async ({ page }) => {
  const calls = callsOf(page);
  for (const count of [1, 2, 3]) {
    await refresh(page);
    expect(calls).toHaveLength(count);
  }
});

test("History does not ask again by itself", async ({ page, sessionsPage }) => {
  await page.clock.resume();
  await sessionsPage.goto("/history");
  const calls = callsOf(page);
  await page.clock.runFor(60_000);
  expect(calls).toEqual([]);
});

test("new sessions appear and ended ones go, without a reload", async ({ page, sessionsPage }) => {
  const navigations: string[] = [];
  page.on("framenavigated", (frame) => navigations.push(frame.url()));
  await page.mouse.move(0, 0);
  const before = await sessionsPage.ids();
  await expect(async () => {
    await refresh(page);
    const after = await sessionsPage.ids();
    expect(before).not.toContain(after[0]);
    expect(after.length).toBeGreaterThan(0);
    expect(before.filter((id) => !after.includes(id)).length).toBeGreaterThan(0);
  }).toPass();
  expect(navigations).toEqual([]);
});

test.describe("on a low screen", () => {
  // So low that the list stays longer than the screen, however many sessions end.
  test.use({ viewport: { width: 1440, height: 520 } });

  test("the row at the top of what is being read does not move", async ({ page, sessionsPage }) => {
    const [first = ""] = await sessionsPage.ids();
    await sessionsPage.grid.getByRole("columnheader").first().hover();
    await page.mouse.wheel(0, 200);
    await expect(sessionsPage.row(first)).not.toBeInViewport();
    const heads = await sessionsPage.grid.getByRole("columnheader").first().boundingBox();
    const top = (heads?.y ?? 0) + (heads?.height ?? 0);
    const positionsOf = async () => {
      const places = new Map<string, number>();
      for (const id of await sessionsPage.ids()) {
        const box = await sessionsPage.row(id).boundingBox();
        if (box && box.y >= top) places.set(id, box.y);
      }
      return places;
    };
    await expect.poll(async () => (await positionsOf()).size).toBeGreaterThan(5);
    const ids = await sessionsPage.ids();
    const before = await positionsOf();
    await expect(async () => {
      await refresh(page);
      expect(await sessionsPage.ids()).not.toEqual(ids);
    }).toPass();
    const after = await positionsOf();
    const [kept = ""] = [...before.keys()].filter((id) => after.has(id));
    expect(kept).not.toBe("");
    expect(after.get(kept)).toBe(before.get(kept));
  });
});

test("a pause stops the asking, and resuming starts it again", async ({ page, sessionsPage }) => {
  await sessionsPage.pause.click();
  await expect(page.getByRole("banner")).toContainText("Paused");
  const calls = callsOf(page);
  await page.clock.runFor(60_000);
  expect(calls).toEqual([]);
  await sessionsPage.resume.click();
  await expect(page.getByRole("banner")).toContainText("Live");
  await refresh(page);
  expect(calls).toHaveLength(1);
});

test("a paused list is refreshed on demand", async ({ page, sessionsPage }) => {
  await sessionsPage.pause.click();
  const answer = page.waitForResponse(/\/api\/sessions/);
  await page.getByRole("button", { name: "Refresh" }).click();
  expect((await answer).ok()).toBe(true);
  await expect(sessionsPage.resume).toBeVisible();
});

test("the age of the rows is shown and grows", async ({ page, sessionsPage }) => {
  await sessionsPage.pause.click();
  await page.getByRole("button", { name: "Refresh" }).click();
  await settle(page);
  await page.clock.runFor(1_000);
  await expect(page.getByRole("banner")).toContainText(/Paused · [01] s ago/);
  await page.clock.runFor(120_000);
  await expect(page.getByRole("banner")).toContainText("Paused · 2 min ago");
});
