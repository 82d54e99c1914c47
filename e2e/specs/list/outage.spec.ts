import { clickUntil, clickUntilGone } from "../../pages/click-until";
import { emulatedAws } from "../../support/app-server";
import { expect } from "../../support/fixtures";
import { test } from "../../support/own-aws";

test.describe("an outage of AWS", () => {
  test("on the first load is shown, and Retry recovers from it", async ({
    page,
    sessionsPage,
    aws,
    appWith,
  }) => {
    const url = await appWith(emulatedAws(aws.url, "demo"));
    await aws.stop();
    await page.goto(`${url}/history?owner=alice.chen`);
    const title = page.getByRole("heading", { name: "AWS is unavailable" });
    await expect(title).toBeVisible();
    await expect(page.getByText(/ECONNREFUSED/)).toBeVisible();
    await aws.startAgain();
    await clickUntil(page.getByRole("button", { name: "Retry" }), sessionsPage.rows.first());
    await expect(title).toHaveCount(0);
    await expect(page).toHaveURL(/owner=alice\.chen$/);
  });

  test("for which the server has no cached rows keeps the rows on screen, with their time", async ({
    page,
    sessionsPage,
    aws,
    appWith,
  }) => {
    // A cache of one megabyte soon drops a page of 200 sessions.
    const env = { ...emulatedAws(aws.url, "demo"), SESSIONSCOPE_CACHE_MB: "1" };
    const url = await appWith(env);
    await sessionsPage.goto(`${url}/active`);
    const before = await sessionsPage.ids();
    for (const owner of ["alice", "bob", "carol", "dave", "erin"]) {
      await page.request.get(`${url}/api/sessions?state=history&limit=200&owner=${owner}.nobody`);
    }
    await aws.stop();
    await page.getByRole("button", { name: "Refresh" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "AWS is unavailable" });
    await expect(alert).toContainText(/Rows as of \d\d:\d\d:\d\d UTC/);
    expect(await sessionsPage.ids()).toEqual(before);
    await aws.startAgain();
    await clickUntilGone(alert.getByRole("button", { name: "Retry" }), alert);
    expect(await sessionsPage.ids()).toEqual(before);
  });

  test("while scrolling keeps the rows, and Retry goes on", async ({
    page,
    sessionsPage,
    aws,
    appWith,
  }) => {
    await sessionsPage.goto(`${await appWith(emulatedAws(aws.url, "demo"))}/history`);
    await aws.stop();
    const retry = page.getByRole("button", { name: "Retry" });
    await sessionsPage.wheelTo(retry);
    await expect(page.getByText("The 100 rows above stay.")).toBeVisible();
    await aws.startAgain();
    await clickUntil(retry, page.getByText(/^[2-9]00 sessions so far/));
  });

  test("of Sessionscope itself is told apart from one of AWS", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/active");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Refresh" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "Sessionscope cannot be reached" });
    await expect(alert).toContainText("Check your connection, then retry");
    await page.context().setOffline(false);
    // A live view refreshes by itself as soon as there is a network.
    await expect(alert).toHaveCount(0);
  });
});

test.describe("with credentials that AWS refuses", () => {
  const title = "AWS did not accept the credentials";

  test("a wrong secret is told by what to check", async ({ page, appWith, aws }) => {
    const env = { ...emulatedAws(aws.url, "demo"), AWS_SECRET_ACCESS_KEY: "wrong" };
    await page.goto(`${await appWith(env)}/active`);
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByText(/Check AWS_SECRET_ACCESS_KEY, and that the clock/)).toBeVisible();
    await expect(page.getByText("wrong")).toHaveCount(0);
  });

  test("without any, the ways to give some are named", async ({ page, appWith, aws }) => {
    const {
      AWS_ACCESS_KEY_ID: _key,
      AWS_SECRET_ACCESS_KEY: _secret,
      ...env
    } = emulatedAws(aws.url, "");
    const url = await appWith({ ...env, HOME: "/nonexistent" });
    await page.goto(`${url}/active`);
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByText(/Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and/)).toBeVisible();
    expect(aws.calls).toEqual([]);
  });
});

test.describe("with an AWS that takes its time", () => {
  test.use({ awsLatency: 4_000 });

  test("leaving the page aborts the call of AWS", async ({ page, sessionsPage, aws, appWith }) => {
    const url = await appWith(emulatedAws(aws.url, "demo"));
    // A server that has answered once calls AWS for the next request without delay.
    await page.request.get(`${url}/api/sessions`);
    // The preloaded rows delay the load event.
    await page.goto(`${url}/history`, { waitUntil: "commit" });
    await expect(sessionsPage.skeleton).toBeVisible();
    await page.goto("about:blank");
    await expect.poll(() => aws.calls.map(({ aborted }) => aborted)).toEqual([false, true]);
  });
});
