import { callsOf, refresh, settle, setVisibility } from "../../pages/live-page";
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

test("a lost connection is tried once more without a message", async ({ page, sessionsPage }) => {
  const calls = callsOf(page);
  await page.route(/\/api\/sessions/, (route) => route.abort(), { times: 1 });
  const answer = page.waitForResponse(/\/api\/sessions/);
  const lost = page.waitForEvent("requestfailed");
  await page.clock.runFor(10_000);
  await lost;
  // The page sets the timer of its retry once it has taken the failure in. Time passes in small steps until the retry
  // comes, and by less than the ten seconds after which the page would refresh by itself.
  let passed = 0;
  await expect(async () => {
    if (passed < 5_000) await page.clock.runFor(100);
    passed += 100;
    expect(calls).toHaveLength(2);
  }).toPass();
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
