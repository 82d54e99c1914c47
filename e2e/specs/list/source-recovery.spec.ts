import { clickUntil, clickUntilGone } from "../../pages/click-until";
import { startedTimes } from "../../pages/columns";
import { textsUnder } from "../../pages/named-columns";
import { expect } from "../../support/fixtures";
import { test } from "../../support/gated-aws";
import { accountOf, envOf } from "../../support/many-accounts";

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
      await clickUntilGone(sourcesNotice.retry, sourcesNotice.notice);
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
    // The server remembers the failure for a moment.
    await expect(async () => {
      const second = await (await request.get(`${url}&cursor=${first.cursor}`)).json();
      expect(second.coverage.complete).toBe(true);
      const whole = await (await request.get(url)).json();
      const ids = [...first.sessions, ...second.sessions].map(({ id }) => id);
      expect(ids.toSorted()).toEqual(whole.sessions.map(({ id }: { id: string }) => id).toSorted());
    }).toPass();
  });
});

test.describe("a source that begins to fail", () => {
  test("keeps its rows when Active is refreshed, and shows their time", async ({
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
    const older = page.getByRole("region", { name: "Older rows" });
    await clickUntil(page.getByRole("banner").getByRole("button", { name: "Refresh" }), older);
    await expect(older).toContainText(/^prod us-east-1 as of 17:40:00 UTC: .*ECONNRESET/);
    await expect(sourcesNotice.notice).toHaveCount(0);
    expect(await sessionsPage.ids()).toEqual(before);

    gate.mend("us-east-1");
    await clickUntilGone(older.getByRole("button", { name: "Refresh" }), older);
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
    const refresh = page.getByRole("banner").getByRole("button", { name: "Refresh" });
    const older = page.getByRole("region", { name: "Older rows" });
    await clickUntil(refresh, older);
    for (const _ of [1, 2]) {
      const answer = page.waitForResponse(/\/api\/sessions/);
      await refresh.click();
      await answer;
      await expect(refresh).toBeEnabled();
    }
    await expect(older).toContainText(/^prod us-east-1 as of 17:40:00 UTC: /);
    await expect(sourcesNotice.notice).toHaveCount(0);
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
    await sessionsPage.wheelTo(page.getByText(/^(?:[2-9]00|[\d,]{5,}) sessions so far/));
    await expect(sourcesNotice.line("prod us-east-1")).toBeVisible();
  });
});
