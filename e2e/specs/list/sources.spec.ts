import { textsUnder } from "../../pages/named-columns";
import { expect } from "../../support/fixtures";
import { accountOf, test } from "../../support/many-accounts";
import { ask } from "../../support/sources-api";

test.use({
  configured: {
    accounts: [
      accountOf("good"),
      accountOf("denied", "sessionscope-denied"),
      accountOf("refused", "sessionscope-refused"),
      accountOf("regional", "sessionscope-dead-region", ["eu-west-1", "us-east-1"]),
      accountOf("throttled", "sessionscope-throttled"),
    ],
  },
});

/** Each source that fails: its code in the API, and the reason that the API and the page give. */
const FAILING = [
  ["denied eu-west-1", "aws-access-denied", "is not allowed to call ssm:DescribeSessions"],
  ["refused eu-west-1", "aws-access-denied", "may not assume arn:aws:iam::"],
  ["regional us-east-1", "aws-unavailable", "(ECONNRESET). Check the network"],
  ["throttled eu-west-1", "aws-throttled", "AWS is limiting the rate of calls"],
] as const;

test.describe("where some sources fail", () => {
  test("the API names each source that fails, with its code and reason", async ({ request }) => {
    const { sources } = await ask(request, "state=history");
    for (const [source, code, reason] of FAILING) {
      const report = sources.find(({ account, region }) => `${account} ${region}` === source);
      expect.soft(report, source).toMatchObject({
        status: "error",
        complete: false,
        error: { code, message: expect.stringContaining(reason) },
      });
    }
  });

  test("the page names each source that fails, says why, and shows the rows of the others", async ({
    page,
    sessionsPage,
    sourcesNotice,
  }) => {
    await sessionsPage.goto("/active");
    for (const [source, , reason] of FAILING) {
      await expect.soft(sourcesNotice.line(source)).toContainText(`is missing: `);
      await expect.soft(sourcesNotice.line(source)).toContainText(reason);
    }
    await expect.soft(sourcesNotice.lines).toHaveCount(FAILING.length);
    const accounts = new Set(await textsUnder(page, "Account"));
    expect.soft(accounts).toEqual(new Set(["good", "regional"]));
  });

  test("the API reports the others as read, and its answer as incomplete", async ({ request }) => {
    const { sources, sessions, coverage } = await ask(request, "state=active&limit=200");
    const well = sources.filter(({ status }) => status === "ok");
    expect.soft(well).toMatchObject([
      { account: "good", region: "eu-west-1", complete: true, stale: false },
      { account: "regional", region: "eu-west-1", complete: true, stale: false },
    ]);
    const places = new Set(sessions.map(({ account, region }) => `${account} ${region}`));
    expect.soft(places).toEqual(new Set(["good eu-west-1", "regional eu-west-1"]));
    expect.soft(coverage.complete).toBe(false);
  });

  test("the end of the list says which are missing", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/active");
    const end = page.getByText("Not searched to the end:");
    await sessionsPage.wheelTo(end);
    await expect(end).toContainText("denied eu-west-1");
    await expect(end).toContainText("regional us-east-1");
    await expect(end).not.toContainText("good");
  });

  test("a view without them has no notice", async ({ sessionsPage, sourcesNotice }) => {
    await sessionsPage.goto("/active?account=good&account=regional&region=eu-west-1");
    await expect(sourcesNotice.notice).toHaveCount(0);
  });

  test("a view of one of them is a failure, not an empty list", async ({ page, sessionsPage }) => {
    await page.goto("/active?account=denied");
    const alert = page.getByRole("alert").filter({ hasText: "AWS denied access" });
    await expect(alert).toContainText("ssm:DescribeSessions");
    await expect(alert.getByRole("button", { name: "Retry" })).toBeVisible();
    await expect(sessionsPage.grid).toHaveCount(0);
  });

  test("Retry asks them again", async ({ page, sessionsPage, sourcesNotice }) => {
    await sessionsPage.goto("/active");
    const before = await sessionsPage.ids();
    const answer = page.waitForResponse(/\/api\/sessions/);
    await sourcesNotice.retry.click();
    await answer;
    await expect(sourcesNotice.retry).toBeEnabled();
    await expect(sourcesNotice.lines).toHaveCount(FAILING.length);
    expect(await sessionsPage.ids()).toEqual(before);
  });
});

test.describe("where all sources fail", () => {
  test.use({
    configured: {
      accounts: [
        accountOf("denied", "sessionscope-denied"),
        accountOf("refused", "sessionscope-refused"),
      ],
    },
  });

  test("every view is a failure with a Retry, not an empty list", async ({
    page,
    sessionsPage,
  }) => {
    for (const path of ["/active", "/history", "/history?owner=alice.chen"]) {
      await page.goto(path);
      const alert = page.getByRole("alert").filter({ hasText: "AWS denied access" });
      await expect.soft(alert, path).toContainText(/denied eu-west-1: .* One more source failed\./);
      await expect.soft(alert.getByRole("button", { name: "Retry" }), path).toBeEnabled();
      await expect.soft(sessionsPage.grid, path).toHaveCount(0);
      await expect
        .soft(page.getByRole("heading", { name: /Nobody|No session/ }), path)
        .toHaveCount(0);
    }
  });

  test("the API answers with the problem", async ({ request }) => {
    const response = await request.get("/api/sessions");
    expect(response.status()).toBe(502);
    expect(await response.json()).toMatchObject({
      code: "aws-access-denied",
      detail: expect.stringMatching(/^denied eu-west-1: .* One more source failed\.$/),
    });
  });
});

test.describe("where nobody is connected and one source is denied", () => {
  test.use({
    configured: {
      accounts: [
        accountOf("quiet", "sessionscope-empty"),
        accountOf("denied", "sessionscope-denied"),
      ],
    },
  });

  test("no view claims that there is nothing", async ({ page, sourcesNotice }) => {
    for (const path of ["/active", "/history", "/history?owner=alice.chen"]) {
      await page.goto(path);
      await expect.soft(sourcesNotice.line("denied eu-west-1"), path).toBeVisible();
      await expect
        .soft(page.getByText("Not searched to the end: denied eu-west-1"), path)
        .toBeVisible();
      await expect
        .soft(page.getByRole("heading", { name: /Nobody|No session/ }), path)
        .toHaveCount(0);
    }
  });
});
