import type { CallRecord } from "../../emulator/call-log";
import { expect } from "../../support/fixtures";
import { type AccountSetting, accountOf, envOf, test } from "../../support/many-accounts";
import { ask } from "../../support/sources-api";

const REGIONS = ["eu-west-1", "us-east-1", "ap-southeast-2"];

/** The roles that have been assumed, in their order. */
function assumed(calls: readonly CallRecord[]): (string | null)[] {
  return calls.filter(({ operation }) => operation === "AssumeRole").map(({ roleArn }) => roleArn);
}

test.describe("an account with an external id", () => {
  const external = (id: string, externalId?: string): AccountSetting => ({
    ...accountOf(id, "sessionscope-external"),
    ...(externalId !== undefined && { externalId }),
  });
  test.use({
    configured: {
      accounts: [
        external("right", "demo-external-id"),
        external("without"),
        external("wrong", "another-external-id"),
        accountOf("dev"),
      ],
    },
  });

  test("is read with it, and refused without it or with another", async ({ request }) => {
    const { sources } = await ask(request, "state=active");
    expect(sources).toMatchObject([
      { account: "right", status: "ok" },
      { account: "without", status: "error" },
      { account: "wrong", status: "error" },
      { account: "dev", status: "ok" },
    ]);
  });

  test("does not show the id in an error", async ({ request }) => {
    const response = await request.get("/api/sessions?account=wrong");
    expect(response.status()).toBe(502);
    expect(await response.text()).not.toContain("another-external-id");
  });
});

test("one role is assumed for each account, whatever its regions, under the name of Sessionscope", async ({
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
  const names = aws.calls.flatMap(({ sessionName }) => sessionName ?? []);
  expect(names).toEqual(["sessionscope", "sessionscope"]);
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

test("credentials that were revoked are renewed without an error", async ({
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

test("a refused role is told apart from a denied account", async ({
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
