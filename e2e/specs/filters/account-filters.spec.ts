import { textsUnder } from "../../pages/named-columns";
import { expect } from "../../support/fixtures";
import { test } from "../../support/many-accounts";
import { ask } from "../../support/sources-api";

test.describe("an account or a region", () => {
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

  test("that do not belong together are explained by the API", async ({ request }) => {
    const response = await request.get("/api/sessions?account=dev&region=us-east-1");
    expect(response.status()).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "invalid-request",
      errors: [{ key: "region", detail: expect.stringContaining("us-east-1 in account dev") }],
    });
  });

  test("narrows the rows by the header, and by the link where it is known", async ({
    page,
    sessionsPage,
    filterBar,
    scopeControl,
  }) => {
    await sessionsPage.goto("/active");
    await scopeControl.open();
    await scopeControl.account("staging").click();
    await expect(page).toHaveURL("/active?account=staging");
    await expect
      .poll(async () => new Set(await textsUnder(page, "Account")))
      .toEqual(new Set(["staging"]));
    await page.keyboard.press("Escape");
    await expect(scopeControl.button).toHaveText("staging · 2 regions");

    await sessionsPage.goto("/history?account=nobody&account=dev&region=mars-north-1");
    await expect(filterBar.notice).toContainText("Sessionscope looks at prod, staging, dev.");
    await expect
      .poll(async () => new Set(await textsUnder(page, "Account")))
      .toEqual(new Set(["dev"]));

    await page.goto("/history?account=dev&region=us-east-1");
    await expect(page.getByRole("alert").filter({ hasText: "us-east-1" })).toContainText(
      "Sessionscope does not look at us-east-1 in account dev.",
    );
    await expect(filterBar.chip("Account: dev")).toBeVisible();
  });
});
