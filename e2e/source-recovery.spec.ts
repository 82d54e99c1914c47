import { expect } from "./fixtures";
import { test } from "./gated-aws";
import { accountOf, envOf } from "./many-accounts";
import { startedTimes } from "./pages/columns";
import { textsUnder } from "./pages/named-columns";

const accounts = [accountOf("prod", "sessionscope", ["eu-west-1", "us-east-1"])];

test.describe("a source that recovers", () => {
  for (const path of ["/active", "/history?range=3h"]) {
    test(`brings its rows to ${path} after a Retry`, async ({
      page,
      sessionsPage,
      sourcesNotice,
      gate,
      appWith,
    }) => {
      const url = await appWith(envOf(gate.url, accounts));
      gate.cut("us-east-1");
      await sessionsPage.goto(`${url}${path}`);
      await expect(sourcesNotice.line("prod us-east-1")).toContainText("ECONNRESET");
      expect(new Set(await textsUnder(page, "Region"))).toEqual(new Set(["eu-west-1"]));

      gate.mend("us-east-1");
      await sourcesNotice.retry.click();
      await expect(sourcesNotice.notice).toHaveCount(0);
      await expect
        .poll(async () => new Set(await textsUnder(page, "Region")))
        .toEqual(new Set(["eu-west-1", "us-east-1"]));
      const starts = await startedTimes(page);
      expect(starts).toEqual(starts.toSorted().reverse());
      const keys = await sessionsPage.ids();
      expect(new Set(keys).size).toBe(keys.length);
    });
  }

  test("is found by the cursor of the answer that went without it", async ({
    request,
    gate,
    appWith,
  }) => {
    const url = `${await appWith(envOf(gate.url, accounts))}/api/sessions?state=active&limit=200`;
    gate.cut("us-east-1");
    const first = await (await request.get(url)).json();
    gate.mend("us-east-1");
    const second = await (await request.get(`${url}&cursor=${first.cursor}`)).json();
    const whole = await (await request.get(url)).json();
    const ids = [...first.sessions, ...second.sessions].map(({ id }) => id);
    expect(second.coverage.complete).toBe(true);
    expect(ids.toSorted()).toEqual(whole.sessions.map(({ id }: { id: string }) => id).toSorted());
  });
});

test.describe("a source that begins to fail", () => {
  test("keeps its rows when Active is refreshed, and says of when they are", async ({
    page,
    sessionsPage,
    sourcesNotice,
    gate,
    appWith,
  }) => {
    await sessionsPage.goto(`${await appWith(envOf(gate.url, accounts))}/active`);
    const before = await sessionsPage.ids();
    expect(new Set(await textsUnder(page, "Region")).size).toBe(2);
    gate.cut("us-east-1");
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(sourcesNotice.line("prod us-east-1")).toContainText("is as of 17:40:00 UTC: ");
    expect(await sessionsPage.ids()).toEqual(before);

    gate.mend("us-east-1");
    await sourcesNotice.retry.click();
    await expect(sourcesNotice.notice).toHaveCount(0);
    expect(await sessionsPage.ids()).toEqual(before);
  });

  test("still has its rows after a second failure", async ({
    page,
    sessionsPage,
    sourcesNotice,
    gate,
    appWith,
  }) => {
    await sessionsPage.goto(`${await appWith(envOf(gate.url, accounts))}/active`);
    const before = await sessionsPage.ids();
    gate.cut("us-east-1");
    for (const _ of [1, 2]) {
      const answer = page.waitForResponse(/\/api\/sessions/);
      await page.getByRole("button", { name: "Refresh" }).click();
      await answer;
      await expect(page.getByRole("button", { name: "Refresh" })).toBeEnabled();
    }
    await expect(sourcesNotice.line("prod us-east-1")).toContainText("is as of 17:40:00 UTC: ");
    expect(await sessionsPage.ids()).toEqual(before);
  });

  test("while scrolling leaves the rows, and the others go on", async ({
    page,
    sessionsPage,
    sourcesNotice,
    gate,
    appWith,
  }) => {
    await sessionsPage.goto(`${await appWith(envOf(gate.url, accounts))}/history`);
    gate.cut("us-east-1");
    await sessionsPage.wheelTo(page.getByText(/^[2-9]00 sessions so far/));
    await expect(sourcesNotice.line("prod us-east-1")).toBeVisible();
  });
});
