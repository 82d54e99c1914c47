import { callsOf, refresh, settle, setVisibility } from "../../pages/live-page";
import { NOW } from "../../support/clock";
import { expect, test } from "../../support/fixtures";

// This world's sessions come and go within a minute or two, by the real clock. The page's clock stands
// still until a spec lets it run.
test.use({ scenario: "flowing" });

test.beforeEach(async ({ page, sessionsPage }) => {
  await page.clock.install({ time: NOW });
  await sessionsPage.goto("/active");
  // The leap of an hour brings a refresh, too.
  const answer = page.waitForResponse(/\/api\/sessions/);
  await page.clock.pauseAt(Date.parse(NOW) + 3_600_000);
  await answer;
  await settle(page);
});

test("a hidden tab does not ask, and asks at once when it is seen again", async ({
  page,
  sessionsPage,
}) => {
  await setVisibility(page, "hidden");
  const calls = callsOf(page);
  await page.clock.runFor(60_000);
  expect(calls).toEqual([]);
  const answer = page.waitForResponse(/\/api\/sessions/);
  await setVisibility(page, "visible");
  expect((await answer).ok()).toBe(true);
  await expect(sessionsPage.rows.first()).toBeVisible();
});

test("a page without a network does not ask, and asks at once when it is back", async ({
  page,
  sessionsPage,
}) => {
  await page.context().setOffline(true);
  await expect(page.getByRole("banner")).toContainText("Offline · ");
  const calls = callsOf(page);
  await page.clock.runFor(60_000);
  expect(calls).toEqual([]);
  await expect(sessionsPage.rows.first()).toBeVisible();
  const answer = page.waitForResponse(/\/api\/sessions/);
  await page.context().setOffline(false);
  expect((await answer).ok()).toBe(true);
  await expect(page.getByRole("banner")).toContainText("Live · ");
});

test("a lost connection is tried once more without a word", async ({ page, sessionsPage }) => {
  const calls = callsOf(page);
  await page.route(/\/api\/sessions/, (route) => route.abort(), { times: 1 });
  const answer = page.waitForResponse(/\/api\/sessions/);
  await page.clock.runFor(10_000);
  await expect.poll(() => calls.length).toBeGreaterThan(0);
  await page.clock.runFor(1_000);
  expect((await answer).ok()).toBe(true);
  await settle(page);
  expect(calls).toHaveLength(2);
  await expect(page.getByText("Sessionscope cannot be reached")).toHaveCount(0);
  await expect(sessionsPage.rows.first()).toBeVisible();
});

test("where the server says wait, the page does", async ({ page }) => {
  const calls = callsOf(page);
  const problem = {
    type: "urn:sessionscope:problem:overloaded",
    title: "Sessionscope is overloaded",
    status: 503,
    detail: "Wait a moment.",
    code: "overloaded",
    retryAfterSeconds: 60,
  };
  const refusal = { status: 503, contentType: "application/problem+json" };
  await page.route(/\/api\/sessions/, (route) =>
    route.fulfill({ ...refusal, body: JSON.stringify(problem) }),
  );
  await refresh(page);
  await expect(page.getByText("Sessionscope is overloaded")).toBeVisible();
  expect(calls).toHaveLength(1);
  await page.clock.runFor(59_000);
  expect(calls).toHaveLength(1);
  await page.clock.runFor(10_000);
  await expect.poll(() => calls.length).toBe(2);
});
