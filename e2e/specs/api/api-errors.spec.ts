import { expect, test } from "../../support/fixtures";

// The failures of a first page are in specs/list/failures.spec.ts, beside what the page says of each.

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
