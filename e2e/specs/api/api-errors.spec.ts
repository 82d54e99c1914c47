import { expect } from "../../support/fixtures";
import { test } from "../../support/own-aws";

for (const [scenario, status, code, title] of [
  ["denied", 502, "aws-access-denied", "AWS denied access"],
  ["expired", 502, "aws-credentials", "AWS did not accept the credentials"],
  ["no-such-key", 502, "aws-credentials", "AWS did not accept the credentials"],
  ["html-error", 502, "aws-unavailable", "AWS is unavailable"],
  ["html-ok", 502, "aws-unavailable", "AWS is unavailable"],
  ["reset", 502, "aws-unavailable", "AWS is unavailable"],
  ["server-error", 502, "aws-unavailable", "AWS is unavailable"],
  ["throttled", 503, "aws-throttled", "AWS is throttling"],
  ["hanging", 504, "aws-timeout", "AWS did not answer in time"],
] as const) {
  test.describe(`an AWS as in “${scenario}”`, () => {
    test.use({ scenario });

    test(`is answered with ${status} ${code}`, async ({ request }) => {
      const response = await request.get("/api/sessions");
      expect(response.status()).toBe(status);
      expect(response.headers()).toMatchObject({
        "content-type": "application/problem+json",
        "cache-control": "private, no-store",
      });
      expect(await response.json()).toMatchObject({
        type: `urn:sessionscope:problem:${code}`,
        title,
        status,
        code,
        detail: expect.stringMatching(/\. /),
      });
    });
  });
}

test.describe("throttling", () => {
  test.use({ scenario: "throttled" });

  test("tells when to come back", async ({ request }) => {
    const response = await request.get("/api/sessions");
    const { retryAfterSeconds } = await response.json();
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
    expect(response.headers()["retry-after"]).toBe(String(retryAfterSeconds));
  });
});

test.describe("a refusal", () => {
  test.use({ scenario: "denied" });

  test("carries the request id of AWS", async ({ request }) => {
    const { requestId } = await (await request.get("/api/sessions")).json();
    expect(requestId).toMatch(/^[\da-f]{8}-[\da-f]{4}-/);
  });
});

test.describe("a token that AWS no longer takes", () => {
  test.use({ scenario: "short-lived-token" });

  test("is answered with 410 cursor-expired", async ({ request }) => {
    const path = "/api/sessions?state=history&limit=50";
    const { cursor } = await (await request.get(path)).json();
    const response = await request.get(`${path}&cursor=${cursor}`);
    expect(response.status()).toBe(410);
    expect(await response.json()).toMatchObject({ code: "cursor-expired", status: 410 });
  });
});

test.describe("a failure after some rows", () => {
  test.use({ scenario: "second-page-fails" });

  test("keeps the rows and names the source that failed", async ({ request }) => {
    const response = await request.get("/api/sessions?state=history&limit=200&owner=alice.chen");
    expect(response.status()).toBe(200);
    const page = await response.json();
    expect(page.sessions.length).toBeGreaterThan(0);
    expect(page.cursor).toEqual(expect.any(String));
    expect(page.coverage.complete).toBe(false);
    expect(page.sources).toMatchObject([
      { status: "error", error: { code: "aws-unavailable", message: expect.any(String) } },
    ]);
  });
});

test.describe("an AWS that leads in circles", () => {
  test.use({ scenario: "looping" });

  test("ends the listing without calling it complete", async ({ request }) => {
    const first = await (await request.get("/api/sessions?state=history&limit=50")).json();
    const path = `/api/sessions?state=history&limit=200&cursor=${first.cursor}`;
    const page = await (await request.get(path)).json();
    expect(page.cursor).toBeNull();
    expect(page.coverage.complete).toBe(false);
    expect(page.sources[0].error.message).toContain("repeated its NextToken");
  });
});
