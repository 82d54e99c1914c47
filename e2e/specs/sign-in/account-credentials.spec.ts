import type { CallRecord } from "../../emulator/call-log";
import { expect } from "../../support/fixtures";
import { type AccountSetting, accountOf, envOf, test } from "../../support/many-accounts";
import { ask } from "../../support/sources-api";

const REGIONS = ["eu-west-1", "us-east-1", "ap-southeast-2"];

/** Which roles have been assumed, in their order. */
function assumed(calls: readonly CallRecord[]): (string | null)[] {
  return calls.filter(({ operation }) => operation === "AssumeRole").map(({ roleArn }) => roleArn);
}

test.describe("an account with an external id", () => {
  const account = accountOf("prod", "sessionscope-external");
  const settings: [string, AccountSetting, string][] = [
    ["is read with it", { ...account, externalId: "demo-external-id" }, "ok"],
    ["is refused without it", account, "error"],
    ["is refused with another", { ...account, externalId: "somebody-elses" }, "error"],
  ];
  for (const [title, setting, status] of settings) {
    test.describe("beside one without", () => {
      test.use({ configured: { accounts: [setting, accountOf("dev")] } });

      test(title, async ({ request }) => {
        const { sources } = await ask(request, "state=active");
        expect(sources).toMatchObject([
          { account: "prod", status },
          { account: "dev", status: "ok" },
        ]);
      });
    });
  }

  test("does not show it to who is refused", async ({ aws, appWith, request }) => {
    const setting = { ...account, externalId: "somebody-elses" };
    const url = await appWith(envOf(aws.url, [setting]));
    const response = await request.get(`${url}/api/sessions`);
    expect(response.status()).toBe(502);
    expect(await response.text()).not.toContain("somebody-elses");
  });
});

test("one role is assumed for each account, whatever its regions", async ({
  aws,
  appWith,
  request,
}) => {
  const accounts = ["prod", "dev"].map((id) => accountOf(id, "sessionscope", REGIONS));
  const url = await appWith(envOf(aws.url, accounts));
  await request.get(`${url}/api/sessions?state=all&limit=200`);
  await request.get(`${url}/api/sessions?state=history`);
  const listings = aws.calls.filter(({ operation }) => operation === "DescribeSessions");
  expect(new Set(listings.map(({ account, region }) => `${account} ${region}`)).size).toBe(6);
  expect(assumed(aws.calls).toSorted()).toEqual(accounts.map(({ roleArn }) => roleArn).toSorted());
});

test("a role is assumed under the name of Sessionscope", async ({ aws, appWith, request }) => {
  const url = await appWith(envOf(aws.url, [accountOf("prod")]));
  await request.get(`${url}/api/sessions`);
  const names = aws.calls.flatMap(({ sessionName }) => sessionName ?? []);
  expect(names).toEqual(["sessionscope"]);
});

test("credentials that are about to end are renewed", async ({ aws, appWith, request }) => {
  const url = await appWith(
    envOf(aws.url, [accountOf("prod", "sessionscope-brief"), accountOf("dev")]),
  );
  for (const _ of [1, 2, 3]) {
    const response = await request.get(`${url}/api/sessions`);
    expect(await response.json()).toMatchObject({ sources: [{ status: "ok" }, { status: "ok" }] });
  }
  const roles = assumed(aws.calls);
  expect(roles.filter((role) => role?.endsWith("-brief")).length).toBeGreaterThan(1);
  expect(roles.filter((role) => role?.endsWith("/sessionscope"))).toHaveLength(1);
});

test("credentials that were revoked are renewed, and nobody notices", async ({
  aws,
  appWith,
  request,
}) => {
  const url = await appWith(envOf(aws.url, [accountOf("prod", "sessionscope-revoked")]));
  const statuses = new Set<number>();
  await expect
    .poll(async () => {
      statuses.add((await request.get(`${url}/api/sessions`)).status());
      return assumed(aws.calls).length;
    })
    .toBeGreaterThan(1);
  expect(statuses).toEqual(new Set([200]));
  expect(aws.calls.map(({ code }) => code)).toContain("ExpiredTokenException");
});

test("a role that is refused is told apart from an account that is", async ({
  aws,
  appWith,
  page,
  sourcesNotice,
}) => {
  const accounts = [
    accountOf("prod"),
    accountOf("refused", "sessionscope-refused"),
    accountOf("denied", "sessionscope-denied"),
  ];
  await page.goto(`${await appWith(envOf(aws.url, accounts))}/active`);
  await expect(sourcesNotice.line("refused eu-west-1")).toContainText("sts:AssumeRole");
  await expect(sourcesNotice.line("denied eu-west-1")).toContainText("ssm:DescribeSessions");
});
