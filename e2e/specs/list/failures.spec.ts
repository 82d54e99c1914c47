import { expect, test } from "../../support/fixtures";

/** What a person reads when AWS fails on the first load: a title, what to do, and maybe AWS's request id. */
const FAILURES = [
  {
    scenario: "denied",
    title: "AWS denied access",
    advice:
      /assumed-role\/SessionscopeReader\/dashboard is not allowed to call ssm:DescribeSessions\. Allow/,
    hasRequestId: true,
  },
  {
    scenario: "expired",
    title: "AWS did not accept the credentials",
    advice: /have expired\. Renew them/,
    hasRequestId: true,
  },
  {
    scenario: "throttled",
    title: "AWS is throttling",
    advice: /Wait a moment and try again/,
    hasRequestId: true,
  },
  {
    scenario: "html-error",
    title: "AWS is unavailable",
    advice: /such as a proxy, answered with text\/html.* \(HTTP 502\).*Check the proxy/,
    hasRequestId: true,
  },
  {
    scenario: "html-ok",
    title: "AWS is unavailable",
    advice: /such as a proxy, answered with text\/html.*Check the proxy/,
    hasRequestId: true,
  },
  {
    scenario: "reset",
    title: "AWS is unavailable",
    advice: /ECONNRESET.*Check the network/,
    hasRequestId: false,
  },
  {
    scenario: "server-error",
    title: "AWS is unavailable",
    advice: /AWS reports a failure on its side\. Try again/,
    hasRequestId: true,
  },
  {
    scenario: "hanging",
    title: "AWS did not answer in time",
    advice: /Try again; a narrower filter/,
    hasRequestId: false,
  },
  {
    scenario: "no-such-key",
    title: "AWS did not accept the credentials",
    advice: /AWS does not know the access key.*Check AWS_PROFILE/,
    hasRequestId: true,
  },
] as const;

for (const { scenario, title, advice, hasRequestId } of FAILURES) {
  test.describe(`when AWS answers as in “${scenario}”`, () => {
    test.use({ scenario });

    test("the page says what failed and what to do", async ({ page, sessionsPage }) => {
      await page.goto("/history");
      const alert = page
        .getByRole("alert")
        .filter({ has: page.getByRole("heading", { name: title }) });
      // An AWS that hangs is given up after three attempts of five seconds.
      await expect(alert).toBeVisible({ timeout: 25_000 });
      await expect(alert).toHaveText(advice);
      await expect(alert.getByText(/^Request id \S{8}/)).toHaveCount(hasRequestId ? 1 : 0);
      await expect(alert.getByRole("button", { name: "Retry" })).toBeEnabled();
      // Neither rows nor words that could be taken for an empty list; tabs and filters stay usable.
      await expect(sessionsPage.grid).toHaveCount(0);
      await expect(page.getByText(/No session|Nobody is connected/)).toHaveCount(0);
      await expect(sessionsPage.tab("Active")).toBeVisible();
      await expect(sessionsPage.filters).toBeVisible();
    });
  });
}

test.describe("when the second page fails", () => {
  test.use({ scenario: "second-page-fails" });

  test("the rows stay, and the end says what stopped", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    const alert = page.getByRole("alert").filter({ hasText: "Stopped: " });
    await sessionsPage.wheelTo(alert);
    await expect(alert).toContainText("Stopped: AWS is unavailable. AWS reports a failure");
    await expect(alert).toContainText("The 100 rows above stay.");
    await expect(sessionsPage.rows.last()).toBeVisible();
  });

  test("Retry asks again from where it stopped", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    const retry = page.getByRole("button", { name: "Retry" });
    await sessionsPage.wheelTo(retry);
    const request = page.waitForRequest(/\/api\/sessions/);
    await retry.click();
    expect((await request).url()).toContain("cursor=");
    await expect(retry).toBeEnabled();
    await expect(page.getByText("The 100 rows above stay.")).toBeVisible();
  });

  test("nothing is asked again until somebody wants it", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await sessionsPage.wheelTo(page.getByRole("button", { name: "Retry" }));
    const calls: string[] = [];
    page.on("request", (request) => calls.push(request.url()));
    await page.mouse.wheel(0, -900);
    await sessionsPage.wheelTo(page.getByRole("button", { name: "Retry" }));
    expect(calls.filter((url) => url.includes("/api/"))).toEqual([]);
  });
});

test.describe("when AWS no longer accepts its token", () => {
  test.use({ scenario: "short-lived-token" });

  test("the rows stay, and starting again from the top is offered", async ({
    page,
    sessionsPage,
  }) => {
    await sessionsPage.goto("/history");
    const again = page.getByRole("button", { name: "Start again from the top" });
    await sessionsPage.wheelTo(again);
    await expect(page.getByRole("alert").filter({ hasText: "Stopped" })).toContainText(
      "The listing has expired",
    );
    const request = page.waitForRequest(/\/api\/sessions/);
    await again.click();
    expect((await request).url()).not.toContain("cursor=");
    // The rows known already come again and are not doubled.
    await expect(page.getByText("The 100 rows above stay.")).toBeVisible();
    await expect(sessionsPage.rows.last()).toBeVisible();
  });
});

test.describe("when AWS leads in circles", () => {
  test.use({ scenario: "looping" });

  test("the list ends and says that older sessions may be missing", async ({
    page,
    sessionsPage,
  }) => {
    await sessionsPage.goto("/history");
    const alert = page.getByRole("alert").filter({ hasText: "Stopped" });
    await sessionsPage.wheelTo(alert);
    await expect(alert).toContainText("older sessions may be missing");
    await expect(page.getByText("End of history")).toHaveCount(0);
    await expect(sessionsPage.rows.last()).toBeVisible();
  });
});
