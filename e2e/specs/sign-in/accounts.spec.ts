import { startedTimes } from "../../pages/columns";
import { columnNames, textsUnder } from "../../pages/named-columns";
import { expect } from "../../support/fixtures";
import { accountOf, test } from "../../support/many-accounts";
import { keysOf, rowsOf } from "../../support/sources-api";

const SOURCES = [
  "account=prod&region=eu-west-1",
  "account=prod&region=us-east-1",
  "account=staging&region=eu-west-1",
  "account=staging&region=us-east-1",
  "account=dev&region=eu-west-1",
];

test.describe("the list of several accounts and regions", () => {
  for (const query of [
    "state=active&limit=7",
    "state=active&limit=200",
    "state=history&range=3d&limit=50",
    "state=all&range=24h&time=running&limit=50",
  ]) {
    test(`has what each of them has, once: ${query}`, async ({ request }) => {
      const all = keysOf(await rowsOf(request, query));
      const single: string[] = [];
      for (const source of SOURCES) {
        const own = keysOf(await rowsOf(request, `${query}&${source}`));
        expect(own.length).toBeGreaterThan(0);
        single.push(...own);
      }
      expect(new Set(all).size).toBe(all.length);
      expect(all.toSorted()).toEqual(single.toSorted());
    });
  }

  for (const limit of [3, 50]) {
    test(`is newest first across all of them, ${limit} at a time`, async ({ request }) => {
      const rows = await rowsOf(request, `state=history&range=12h&limit=${limit}`);
      const starts = rows.map(({ startedAt }) => startedAt ?? "");
      expect(starts).toEqual(starts.toSorted().reverse());
      expect(new Set(rows.map(({ account }) => account)).size).toBe(3);
    });
  }

  test("shows their rows among each other, newest first", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await expect
      .poll(async () => new Set(await textsUnder(page, "Account")))
      .toEqual(new Set(["prod", "staging", "dev"]));
    expect(new Set(await textsUnder(page, "Region"))).toEqual(new Set(["eu-west-1", "us-east-1"]));
    const starts = await startedTimes(page);
    expect(starts).toEqual(starts.toSorted().reverse());
  });
});

test.describe("columns", () => {
  test("tell account and region where both differ", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/active");
    expect(await columnNames(page)).toEqual(expect.arrayContaining(["Account", "Region"]));
  });

  test.describe("with accounts in one region", () => {
    test.use({ configured: { accounts: [accountOf("prod"), accountOf("staging")] } });

    test("leave the region out", async ({ page, sessionsPage }) => {
      await sessionsPage.goto("/active");
      expect(await columnNames(page)).toContain("Account");
      expect(await columnNames(page)).not.toContain("Region");
    });
  });

  test.describe("with one account in several regions", () => {
    test.use({
      configured: { accounts: [accountOf("prod", "sessionscope", ["eu-west-1", "us-east-1"])] },
    });

    test("leave the account out", async ({ page, sessionsPage }) => {
      await sessionsPage.goto("/active");
      expect(await columnNames(page)).toContain("Region");
      expect(await columnNames(page)).not.toContain("Account");
    });
  });

  test.describe("with one account in one region", () => {
    test.use({ configured: { accounts: [accountOf("prod")] } });

    test("leave both out, and nothing is there to choose", async ({
      page,
      sessionsPage,
      scopeControl,
    }) => {
      await sessionsPage.goto("/active");
      expect(await columnNames(page)).not.toContain("Account");
      expect(await columnNames(page)).not.toContain("Region");
      await expect(page.getByRole("banner")).toContainText("prod · eu-west-1");
      await expect(scopeControl.button).toHaveCount(0);
    });
  });
});
