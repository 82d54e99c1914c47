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

/** Each source that fails: how the API calls it, and what both the API and the page say. */
const FAILING = [
  ["denied eu-west-1", "aws-access-denied", "is not allowed to call ssm:DescribeSessions"],
  ["refused eu-west-1", "aws-access-denied", "may not assume arn:aws:iam::"],
  ["regional us-east-1", "aws-unavailable", "could not reach the AWS endpoint (ECONNRESET)"],
  ["throttled eu-west-1", "aws-throttled", "AWS is limiting the rate of calls"],
] as const;

test.describe("where some sources fail", () => {
  for (const [source, code, reason] of FAILING) {
    test(`the API names ${source} as ${code}`, async ({ request }) => {
      const { sources } = await ask(request, "state=history");
      const report = sources.find(({ account, region }) => `${account} ${region}` === source);
      expect(report).toMatchObject({
        status: "error",
        complete: false,
        error: { code, message: expect.stringContaining(reason) },
      });
    });

    test(`the page names ${source} and says why`, async ({ sessionsPage, sourcesNotice }) => {
      await sessionsPage.goto("/active");
      await expect(sourcesNotice.line(source)).toContainText(`is missing: `);
      await expect(sourcesNotice.line(source)).toContainText(reason);
    });
  }

  test("the page names no other", async ({ sessionsPage, sourcesNotice }) => {
    await sessionsPage.goto("/active");
    await expect(sourcesNotice.lines).toHaveCount(FAILING.length);
  });

  test("the rows of the others are there", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/active");
    expect(new Set(await textsUnder(page, "Account"))).toEqual(new Set(["good", "regional"]));
  });

  test("the API reports the others as read", async ({ request }) => {
    const { sources, sessions } = await ask(request, "state=active&limit=200");
    const well = sources.filter(({ status }) => status === "ok");
    expect(well).toMatchObject([
      { account: "good", region: "eu-west-1", complete: true, stale: false },
      { account: "regional", region: "eu-west-1", complete: true, stale: false },
    ]);
    const places = new Set(sessions.map(({ account, region }) => `${account} ${region}`));
    expect(places).toEqual(new Set(["good eu-west-1", "regional eu-west-1"]));
  });

  test("the API does not call its answer complete", async ({ request }) => {
    const { coverage } = await ask(request, "state=active&limit=200");
    expect(coverage.complete).toBe(false);
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

  for (const path of ["/active", "/history", "/history?owner=alice.chen"]) {
    test(`${path} is a failure with a Retry, not an empty list`, async ({ page, sessionsPage }) => {
      await page.goto(path);
      const alert = page.getByRole("alert").filter({ hasText: "AWS denied access" });
      await expect(alert).toContainText("denied eu-west-1 and 1 more: ");
      await expect(alert.getByRole("button", { name: "Retry" })).toBeEnabled();
      await expect(sessionsPage.grid).toHaveCount(0);
      await expect(page.getByRole("heading", { name: /Nobody|No session/ })).toHaveCount(0);
    });
  }

  test("the API answers with the problem", async ({ request }) => {
    const response = await request.get("/api/sessions");
    expect(response.status()).toBe(502);
    expect(await response.json()).toMatchObject({
      code: "aws-access-denied",
      detail: expect.stringContaining("denied eu-west-1 and 1 more: "),
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

  for (const path of ["/active", "/history", "/history?owner=alice.chen"]) {
    test(`${path} does not claim that there is nothing`, async ({ page, sourcesNotice }) => {
      await page.goto(path);
      await expect(sourcesNotice.line("denied eu-west-1")).toBeVisible();
      await expect(page.getByText("Not searched to the end: denied eu-west-1")).toBeVisible();
      await expect(page.getByRole("heading", { name: /Nobody|No session/ })).toHaveCount(0);
    });
  }
});
