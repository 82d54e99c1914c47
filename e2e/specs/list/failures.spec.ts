import { expect, test } from "../../support/fixtures";

/**
 * The messages of a failure on the first load: a title, advice, and AWS's request id where it exists. The API gives them
 * with a status and a code. The page shows what the API gives, so it is opened for three of them only: it costs ten
 * times as much.
 */
const FAILURES = [
  {
    scenario: "denied",
    isShown: true,
    answer: [502, "aws-access-denied"],
    title: "AWS denied access",
    advice:
      /assumed-role\/SessionscopeReader\/dashboard is not allowed to call ssm:DescribeSessions\. Allow/,
    hasRequestId: true,
  },
  {
    scenario: "expired",
    isShown: false,
    answer: [502, "aws-credentials"],
    title: "AWS did not accept the credentials",
    advice: /have expired\. Renew them/,
    hasRequestId: true,
  },
  {
    scenario: "throttled",
    isShown: true,
    answer: [503, "aws-throttled"],
    title: "AWS is throttling",
    advice: /Wait a moment and try again/,
    hasRequestId: true,
  },
  {
    scenario: "html-error",
    isShown: false,
    answer: [502, "aws-unavailable"],
    title: "AWS is unavailable",
    advice: /such as a proxy, answered with text\/html.* \(HTTP 502\).*Check the proxy/,
    hasRequestId: true,
  },
  {
    scenario: "html-ok",
    isShown: false,
    answer: [502, "aws-unavailable"],
    title: "AWS is unavailable",
    advice: /such as a proxy, answered with text\/html.*Check the proxy/,
    hasRequestId: true,
  },
  {
    scenario: "reset",
    isShown: true,
    answer: [502, "aws-unavailable"],
    title: "AWS is unavailable",
    advice: /ECONNRESET.*Check the network/,
    hasRequestId: false,
  },
  {
    scenario: "server-error",
    isShown: false,
    answer: [502, "aws-unavailable"],
    title: "AWS is unavailable",
    advice: /AWS reports a failure on its side\. Try again/,
    hasRequestId: true,
  },
  {
    scenario: "hanging",
    isShown: false,
    answer: [504, "aws-timeout"],
    title: "AWS did not answer in time",
    advice: /Try again; a narrower filter/,
    hasRequestId: false,
  },
  {
    scenario: "no-such-key",
    isShown: false,
    answer: [502, "aws-credentials"],
    title: "AWS did not accept the credentials",
    advice: /AWS does not know the access key.*Check AWS_PROFILE/,
    hasRequestId: true,
  },
] as const;

for (const { scenario, isShown, answer, title, advice, hasRequestId } of FAILURES) {
  test.describe(`when AWS answers as in “${scenario}”`, () => {
    test.use({ scenario });

    test("the API says with a code what failed and what to do", async ({ request }) => {
      const [status, code] = answer;
      const response = await request.get("/api/sessions");
      expect.soft(response.status()).toBe(status);
      expect.soft(response.headers()).toMatchObject({
        "content-type": "application/problem+json",
        "cache-control": "private, no-store",
      });
      const problem = await response.json();
      expect.soft(problem).toMatchObject({
        type: `urn:sessionscope:problem:${code}`,
        title,
        status,
        code,
        detail: expect.stringMatching(advice),
      });
      expect.soft("requestId" in problem).toBe(hasRequestId);
      if (scenario === "denied") expect.soft(problem.requestId).toMatch(/^[\da-f]{8}-[\da-f]{4}-/);
      if (scenario === "throttled") {
        expect.soft(problem.retryAfterSeconds).toBeGreaterThanOrEqual(1);
        expect.soft(response.headers()["retry-after"]).toBe(String(problem.retryAfterSeconds));
      }
    });

    if (!isShown) return;

    test("the page says it, and shows no empty list", async ({ page, sessionsPage }) => {
      await page.goto("/history");
      const alert = page
        .getByRole("alert")
        .filter({ has: page.getByRole("heading", { name: title }) });
      await expect(alert).toBeVisible();
      await expect.soft(alert).toHaveText(advice);
      await expect.soft(alert.getByText(/^Request id \S{8}/)).toHaveCount(hasRequestId ? 1 : 0);
      await expect.soft(alert.getByRole("button", { name: "Retry" })).toBeEnabled();
      // Neither rows nor words that could be taken for an empty list; tabs and filters stay usable.
      await expect.soft(sessionsPage.grid).toHaveCount(0);
      await expect.soft(page.getByText(/No session|Nobody is connected/)).toHaveCount(0);
      await expect.soft(sessionsPage.tab("Active")).toBeVisible();
      await expect.soft(sessionsPage.filters).toBeVisible();
    });
  });
}
