import { textsUnder } from "../../pages/named-columns";
import { expect } from "../../support/fixtures";
import { test } from "../../support/many-accounts";
import { ask } from "../../support/sources-api";

test.describe("an account or a region", () => {
  test("is filtered to from its cell", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await sessionsPage.rows.getByRole("button", { name: "staging", exact: true }).first().click();
    await page.getByRole("menuitem", { name: "Filter to this" }).click();
    await expect(page).toHaveURL("/history?account=staging");
    await expect(filterBar.chip("Account: staging")).toBeVisible();
    await expect
      .poll(async () => new Set(await textsUnder(page, "Account")))
      .toEqual(new Set(["staging"]));
  });

  test("is a filter among the others", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=alice.chen");
    await filterBar.pick("Account");
    await expect(filterBar.options).toHaveText(["prod", "staging", "dev"]);
    await filterBar.option("dev").click();
    await filterBar.option("prod").click();
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?account=dev&account=prod&owner=alice.chen");
    await expect(filterBar.chip("Account: dev or prod")).toBeVisible();
  });

  test("goes with its chip", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?account=dev&region=eu-west-1");
    await filterBar.removeButton("Account").click();
    await expect(page).toHaveURL("/history?region=eu-west-1");
    await expect(filterBar.editButton("Region")).toBeFocused();
  });

  test("narrows the API's answer", async ({ request }) => {
    const { sessions, sources } = await ask(request, "account=prod&account=dev&region=eu-west-1");
    expect(sources.map(({ account, region }) => `${account} ${region}`)).toEqual([
      "prod eu-west-1",
      "dev eu-west-1",
    ]);
    expect(new Set(sessions.map(({ account }) => account))).toEqual(new Set(["prod", "dev"]));
    expect(new Set(sessions.map(({ region }) => region))).toEqual(new Set(["eu-west-1"]));
  });

  test("that nobody configured is refused by the API, which names both", async ({ request }) => {
    const response = await request.get("/api/sessions?account=nobody&region=mars-north-1");
    expect(response.status()).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "invalid-request",
      detail: expect.stringContaining("account, region"),
      errors: [
        { key: "account", detail: expect.stringContaining("“nobody”") },
        { key: "region", detail: expect.stringContaining("“mars-north-1”") },
      ],
    });
  });

  test("that nobody configured is named on the page, and the rest applies", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history?account=nobody&account=dev&region=mars-north-1");
    await expect(filterBar.notice).toContainText("account “nobody” is not a known account");
    await expect(filterBar.notice).toContainText("Sessionscope looks at prod, staging, dev.");
    await expect(filterBar.notice).toContainText("region “mars-north-1” is not a known region");
    await expect(filterBar.chips).toHaveCount(1);
    await expect(filterBar.chip("Account: dev")).toBeVisible();
    await expect
      .poll(async () => new Set(await textsUnder(page, "Account")))
      .toEqual(new Set(["dev"]));
  });

  test("that do not belong together are explained by the API", async ({ request }) => {
    const response = await request.get("/api/sessions?account=dev&region=us-east-1");
    expect(response.status()).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "invalid-request",
      errors: [{ key: "region", detail: expect.stringContaining("us-east-1 in account dev") }],
    });
  });

  test("that do not belong together are explained on the page", async ({ page, filterBar }) => {
    await page.goto("/history?account=dev&region=us-east-1");
    await expect(page.getByRole("alert").filter({ hasText: "us-east-1" })).toContainText(
      "Sessionscope does not look at us-east-1 in account dev.",
    );
    await expect(filterBar.chip("Account: dev")).toBeVisible();
  });
});
