import { demoAccounts } from "../../demo-accounts";
import { expect } from "../../support/fixtures";
import { test } from "../../support/many-accounts";

test.describe("GET /api/accounts", () => {
  test.use({ configured: { accounts: demoAccounts } });

  test("says the ids, names and regions", async ({ request }) => {
    const response = await request.get("/api/accounts");
    expect(response.status()).toBe(200);
    expect(await response.json()).toEqual({
      accounts: demoAccounts.map(({ id, name, regions }) => ({ id, name, regions })),
    });
  });

  test("does not say how they are reached", async ({ request }) => {
    const text = await (await request.get("/api/accounts")).text();
    for (const { roleArn, externalId } of demoAccounts) {
      expect(text).not.toContain(roleArn.split(":")[4]);
      if (externalId !== undefined) expect(text).not.toContain(externalId);
    }
    expect(text).not.toMatch(/arn:|role|external|profile/i);
  });

  test("neither does the HTML of a page", async ({ request }) => {
    const html = await (await request.get("/active?account=staging")).text();
    expect(html).toContain("staging");
    expect(html).not.toMatch(/arn:aws:iam|demo-external-id|sessionscope-external/);
  });
});
