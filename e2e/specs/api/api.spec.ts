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

test("no method but reading is allowed", async ({ request }) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const response = await request.fetch("/api/sessions", { method });
    expect.soft(response.status(), method).toBe(405);
  }
});

test("an address that does not exist is answered with a problem document", async ({ request }) => {
  for (const path of ["/api", "/api/nothing", "/api/sessions/x/y", "/api/sessionz?owner=a"]) {
    const response = await request.get(path);
    expect.soft(response.status(), path).toBe(404);
    expect.soft(response.headers()["content-type"], path).toBe("application/problem+json");
    expect.soft(await response.json(), path).toEqual({
      type: "urn:sessionscope:problem:not-found",
      title: "Not found",
      status: 404,
      detail: expect.any(String),
      code: "not-found",
    });
  }
});
