import { expect, test } from "../../support/fixtures";
import { listAll } from "../../support/sessions-api";

const SESSION_KEYS = [
  "id",
  "account",
  "region",
  "status",
  "target",
  "owner",
  "startedAt",
  "endedAt",
  "document",
  "kind",
  "reason",
  "details",
  "s3OutputUrl",
  "cloudWatchOutputUrl",
  "maxDurationMinutes",
  "accessType",
];

test("a page has sessions, cursor, coverage and sources", async ({ request }) => {
  const page = await (await request.get("/api/sessions?state=history&limit=3")).json();
  expect(Object.keys(page)).toEqual(["sessions", "cursor", "coverage", "sources"]);
  expect(page.sessions).toHaveLength(3);
  expect(page.cursor).toEqual(expect.any(String));
  expect(page.coverage).toEqual({
    scanned: 3,
    searchedBackTo: page.sessions[2].startedAt,
    complete: false,
  });
  expect(page.sources).toEqual([
    {
      account: "default",
      region: "eu-west-1",
      status: "ok",
      asOf: expect.stringMatching(/^2026-11-23T/),
      stale: false,
      complete: false,
    },
  ]);
});

test("a session has every key, null where AWS gave nothing", async ({ request }) => {
  for (const session of await listAll(request, "state=history&limit=200&range=7d")) {
    expect(Object.keys(session).toSorted()).toEqual(SESSION_KEYS.toSorted());
    expect(Object.values(session)).not.toContain("");
    expect(session.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  }
});

test("state is active and limit 50 unless asked otherwise", async ({ request }) => {
  const plain = await (await request.get("/api/sessions")).json();
  const asked = await (await request.get("/api/sessions?state=active&limit=50")).json();
  expect(plain).toEqual(asked);
  expect(plain.sessions.length).toBeGreaterThan(0);
  for (const { endedAt } of plain.sessions) expect(endedAt).toBeNull();
});

test("tz and session change nothing of the answer", async ({ request }) => {
  const plain = await (await request.get("/api/sessions?limit=5")).json();
  const dressed = await request.get("/api/sessions?limit=5&tz=Europe/Berlin&session=x");
  expect(await dressed.json()).toEqual(plain);
});

for (const path of [
  "/api/sessions",
  "/api/sessions?limit=0",
  "/api/sessions?cursor=x",
  "/api/nothing",
]) {
  test(`no cache may keep the answer of ${path}`, async ({ request }) => {
    const { "cache-control": cacheControl } = (await request.get(path)).headers();
    expect(cacheControl).toBe("private, no-store");
  });
}

for (const path of ["/active", "/history", "/api/sessions", "/api/sessions?limit=x", "/nowhere"]) {
  test(`${path} has the security headers`, async ({ request }) => {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers).not.toHaveProperty("x-powered-by");
  });
}

for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
  test(`${method} is not allowed`, async ({ request }) => {
    const response = await request.fetch("/api/sessions", { method });
    expect(response.status()).toBe(405);
  });
}

for (const path of ["/api", "/api/nothing", "/api/sessions/x/y", "/api/sessionz?owner=a"]) {
  test(`${path} is answered with a problem document`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    expect(response.headers()["content-type"]).toBe("application/problem+json");
    expect(await response.json()).toEqual({
      type: "urn:sessionscope:problem:not-found",
      title: "Not found",
      status: 404,
      detail: expect.any(String),
      code: "not-found",
    });
  });
}
