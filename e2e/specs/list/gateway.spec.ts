import { clickUntil, clickUntilGone } from "../../pages/click-until";
import { violations } from "../../support/axe";
import { expect } from "../../support/fixtures";
import { test as base } from "../../support/gated-aws";
import { accountOf, envOf } from "../../support/many-accounts";

const accounts = [accountOf("prod", "sessionscope", ["eu-west-1"])];

const test = base.extend<{ appUrl: string }>({
  appUrl: async ({ gate, appWith }, use) => use(await appWith(envOf(gate.url, accounts))),
});

test.describe("when AWS is out of reach", () => {
  test("known rows stay, marked with their time and the reason, until it is back", async ({
    page,
    sessionsPage,
    gate,
    appUrl,
  }) => {
    const notice = page.getByRole("region", { name: "Older rows" });
    const refresh = page.getByRole("banner").getByRole("button", { name: "Refresh" });
    await sessionsPage.goto(`${appUrl}/active`);
    const before = await sessionsPage.ids();
    gate.cut("eu-west-1");
    await clickUntil(refresh, notice);
    await expect(notice).toContainText(/^All rows as of 17:40:00 UTC: .*ECONNRESET/);
    await expect(notice.getByRole("status")).toBeVisible();
    expect(await sessionsPage.ids()).toEqual(before);
    expect(await violations(page)).toEqual([]);

    gate.mend("eu-west-1");
    await clickUntilGone(notice.getByRole("button", { name: "Refresh" }), notice);
    expect(await sessionsPage.ids()).toEqual(before);
  });

  test("another browser sees them too, though it comes for the first time", async ({
    page,
    sessionsPage,
    gate,
    appUrl,
    browser,
  }) => {
    const other = await browser.newPage();
    for (const path of ["/active", "/history?range=24h"]) {
      await other.goto(`${appUrl}${path}`);
      await expect(other.getByRole("grid").getByRole("button").first()).toBeVisible();
    }
    await other.close();
    gate.cut("eu-west-1");
    const notice = page.getByRole("region", { name: "Older rows" });
    await sessionsPage.goto(`${appUrl}/active`);
    const refresh = page.getByRole("banner").getByRole("button", { name: "Refresh" });
    await clickUntil(refresh, notice);
    await sessionsPage.goto(`${appUrl}/history?range=24h`);
    await clickUntil(refresh, notice);
    await expect(notice).toContainText(/^All rows as of 17:40:00 UTC/);
    await expect(sessionsPage.rows.first()).toBeVisible();
  });

  test("a list without rows says so as well", async ({ page, sessionsPage, gate, appUrl }) => {
    await page.goto(`${appUrl}/active?owner=nobody`);
    const empty = page.getByRole("heading", { name: "No session matches these filters" });
    await expect(empty).toBeVisible();
    gate.cut("eu-west-1");
    const notice = page.getByRole("region", { name: "Older rows" });
    const refresh = page.getByRole("banner").getByRole("button", { name: "Refresh" });
    await clickUntil(refresh, notice);
    await expect(empty).toBeVisible();
    await expect(sessionsPage.rows).toHaveCount(0);
  });

  test("the API marks what is old, with its time and the reason", async ({
    request,
    gate,
    appUrl,
  }) => {
    const url = `${appUrl}/api/sessions?state=active`;
    const fresh = await (await request.get(url)).json();
    expect(fresh.sources).toMatchObject([{ status: "ok", stale: false }]);
    gate.cut("eu-west-1");
    await expect(async () => {
      const { sessions, sources } = await (await request.get(url)).json();
      expect(sources).toMatchObject([
        {
          status: "ok",
          stale: true,
          asOf: fresh.sources[0].asOf,
          reason: { code: "aws-unavailable" },
        },
      ]);
      expect(sessions).toEqual(fresh.sessions);
    }).toPass();
  });
});

test.describe("when AWS throttles", () => {
  test("once, the rows come without a message", async ({ page, sessionsPage, gate, appUrl }) => {
    gate.throttle("eu-west-1", 1);
    await sessionsPage.goto(`${appUrl}/history`);
    await expect(page.getByRole("button", { name: "Retry" })).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Older rows" })).toHaveCount(0);
  });

  test("without an end, known rows say that it does", async ({
    page,
    sessionsPage,
    gate,
    appUrl,
  }) => {
    await sessionsPage.goto(`${appUrl}/active`);
    gate.throttle("eu-west-1");
    const notice = page.getByRole("region", { name: "Older rows" });
    const refresh = page.getByRole("banner").getByRole("button", { name: "Refresh" });
    await clickUntil(refresh, notice);
    await expect(notice).toContainText(/as of 17:40:00 UTC: AWS is limiting the rate of calls/);
    gate.mend("eu-west-1");
    await clickUntilGone(notice.getByRole("button", { name: "Refresh" }), notice);
  });

  test("a view without cached rows says when to try again", async ({ page, gate, appUrl }) => {
    gate.throttle("eu-west-1");
    await page.goto(`${appUrl}/history`);
    await expect(page.getByRole("heading", { name: "AWS is throttling" })).toBeVisible();
    await expect(page.getByText(/Wait a moment and try again/)).toBeVisible();
  });
});

test.describe("when more is asked than AWS answers", () => {
  test("a request that would wait too long is refused at once, with the time to try again", async ({
    page,
    sessionsPage,
    gate,
    appWith,
    request,
  }) => {
    const slow = { ...envOf(gate.url, accounts), SESSIONSCOPE_MAX_RPS: "0.5" };
    const url = await appWith(slow);
    const ask = (target: number) =>
      request.get(`${url}/api/sessions?state=active&target=i-0000000000000${1000 + target}`);
    // At one call every two seconds, the sixth would wait for ten seconds.
    const asked = Array.from({ length: 12 }, (_, index) => ask(index));
    const refused = (await Promise.race(asked.map((answer) => untilRefused(answer)))) ?? null;
    expect(refused?.status()).toBe(503);
    expect(Number(refused?.headers()["retry-after"])).toBeGreaterThanOrEqual(10);
    expect(await refused?.json()).toMatchObject({ code: "overloaded" });

    await page.goto(`${url}/history`);
    // By then there may be room for its request. live-network.spec.ts tests how a refusal looks.
    await clickUntil(page.getByRole("button", { name: "Retry" }), sessionsPage.rows.first());
    await Promise.all(asked);
  });
});

/** The answer if it is a refusal. Otherwise the promise stays pending. */
async function untilRefused<T extends { status: () => number }>(answer: Promise<T>): Promise<T> {
  const response = await answer;
  return response.status() === 503 ? response : await new Promise(() => undefined);
}
