import type { CallRecord } from "../../emulator/call-log";
import { startEmulator } from "../../emulator/server";
import { emulatedAws, startApp } from "../../support/app-server";
import { expect } from "../../support/fixtures";
import { accountOf, test as base } from "../../support/many-accounts";

/**
 * The source timeout is a matter of real time, so neither the clock of AWS nor that of Sessionscope stands still here.
 * `hanging` is an app with one source that never answers and one that does, and all calls that have ended. The app has
 * read the good source once, so that a start on a busy machine does not make it slow as well.
 */
const test = base.extend<{ hanging: { url: string; calls: CallRecord[] } }>({
  hanging: async ({ request }, use) => {
    const calls: CallRecord[] = [];
    const aws = await startEmulator({ port: 0, onCall: (record) => calls.push(record) });
    const accounts = [accountOf("good"), accountOf("hanging", "sessionscope-hanging")];
    const app = await startApp({
      ...emulatedAws(aws.url, "demo"),
      SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts),
    });
    await expect(await request.get(`${app.url}/api/sessions?account=good`)).toBeOK();
    await use({ url: app.url, calls });
    await app.close();
    await aws.close();
  },
});

/** Whether a call was aborted, and the accounts whose calls were answered. */
function fateOf(calls: readonly CallRecord[]) {
  const listings = calls.filter(({ operation }) => operation === "DescribeSessions");
  return {
    aborted: listings.some(({ aborted }) => aborted),
    answered: listings.filter(({ status }) => status !== null).map(({ account }) => account),
  };
}

test("a source that hangs does not keep the others from showing", async ({
  page,
  sessionsPage,
  sourcesNotice,
  hanging,
}) => {
  await page.clock.setFixedTime(Date.now());
  await sessionsPage.goto(`${hanging.url}/active`);
  await expect(sourcesNotice.line("hanging eu-west-1")).toContainText(
    "the other sources did not wait for it",
  );
  await expect.poll(() => fateOf(hanging.calls).aborted).toBe(true);
  expect(new Set(fateOf(hanging.calls).answered).size).toBe(1);
});

test("a source that hangs is reported by the API as slow", async ({ request, hanging }) => {
  await expect(async () => {
    // Long enough for the good source on a busy machine. The other one never answers.
    const headers = { Prefer: "wait=14" };
    // More than are open at the busiest hour, so that the good source is read to its end.
    const url = `${hanging.url}/api/sessions?limit=200`;
    const answer = await (await request.get(url, { headers })).json();
    expect(answer.sources).toMatchObject([
      { account: "good", status: "ok", complete: true },
      { account: "hanging", status: "error", complete: false, error: { code: "aws-timeout" } },
    ]);
    expect(answer.coverage.complete).toBe(false);
    expect(answer.sessions.length).toBeGreaterThan(0);
    expect(answer.cursor).not.toBeNull();
  }).toPass();
});

test("Retry waits longer for a source that hangs, and keeps the rows", async ({
  page,
  sessionsPage,
  sourcesNotice,
  hanging,
}) => {
  await page.clock.setFixedTime(Date.now());
  await sessionsPage.goto(`${hanging.url}/active`);
  const before = await sessionsPage.ids();
  const retried = page.waitForRequest((request) => request.headers().prefer === "wait=10");
  await sourcesNotice.retry.click();
  await retried;
  await expect(sourcesNotice.notice).toContainText("Retrying…");
  expect(await sessionsPage.ids()).toEqual(before);
});
