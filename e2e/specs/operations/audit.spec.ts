import { type App, emulatedAws, startApp } from "../../support/app-server";
import { NOW } from "../../support/clock";
import { test as base, expect } from "../../support/fixtures";

/** An app whose log is read. */
const test = base.extend<{ app: App }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
  app: async ({}, use) => {
    const env = emulatedAws(process.env.E2E_AWS_URL ?? "", "demo");
    // The audit is written at every log level.
    const app = await startApp({ ...env, SESSIONSCOPE_LOG_LEVEL: "info" }, NOW);
    await use(app);
    await app.close();
  },
});

/** The audit lines so far, without the members that differ from run to run. */
function auditOf({ logged }: App) {
  return logged
    .map((line) => JSON.parse(line))
    .filter(({ audit }) => audit === "read")
    .map(({ time: _time, durationMs: _duration, level: _level, ...line }) => line);
}

test("every read of sessions leaves one line that says which rows were shown", async ({
  request,
  app,
}) => {
  const list = `${app.url}/api/sessions?state=history&owner=alice.chen&limit=5&tz=utc`;
  const first = await request.get(list);
  const { sessions, cursor } = await first.json();
  const next = await request.get(`${list}&cursor=${cursor}`);
  const bad = await request.get(`${app.url}/api/sessions?status=!~`);
  const one = await request.get(`${app.url}/api/sessions/${sessions[0].id}`);
  const none = await request.get(`${app.url}/api/sessions/nobody-0000`);
  const foreign = await request.get(`${app.url}/api/sessions`, { headers: { host: "evil.test" } });
  await request.get(`${app.url}/api/accounts`);
  await request.get(`${app.url}/api/healthz`);

  const read = { audit: "read", viewer: null, stale: false };
  const sources = [{ account: "default", region: "eu-west-1" }];
  const query = "state=history&owner=alice.chen";
  const lists = { ...read, route: "/api/sessions" };
  const singles = { ...read, route: "/api/sessions/<id>" };
  const idOf = (response: typeof first) => response.headers()["x-request-id"];
  await expect
    .poll(() => auditOf(app))
    .toEqual([
      { ...lists, query, sources, rows: 5, code: "ok", requestId: idOf(first) },
      { ...lists, query, continued: true, sources, rows: 5, code: "ok", requestId: idOf(next) },
      {
        ...lists,
        query: "state=active",
        sources: [],
        rows: 0,
        code: "invalid-request",
        requestId: idOf(bad),
      },
      {
        ...singles,
        query: `sessionId=${sessions[0].id}`,
        sources,
        rows: 1,
        code: "ok",
        requestId: idOf(one),
      },
      {
        ...singles,
        query: "sessionId=nobody-0000",
        sources,
        rows: 0,
        code: "not-found",
        requestId: idOf(none),
      },
      {
        ...lists,
        query: "state=active",
        sources: [],
        rows: 0,
        code: "forbidden",
        requestId: idOf(foreign),
      },
    ]);
});

test("a page leaves a line for each list that it shows, and the log is nothing but JSON", async ({
  page,
  request,
  sessionsPage,
  app,
}) => {
  await sessionsPage.goto(`${app.url}/history?range=24h`);
  await expect
    .poll(() => auditOf(app).map(({ query }) => query))
    .toContain("state=history&range=24h");
  expect(auditOf(app).every(({ code }) => code === "ok")).toBe(true);
  await page.close();

  await test.step("each request has an id of our own", async () => {
    const forged = { headers: { "x-request-id": "forged" } };
    const answers = await Promise.all(
      ["/active", "/icon.svg"].map((path) => request.get(`${app.url}${path}`, forged)),
    );
    const ids = answers.map((response) => response.headers()["x-request-id"]);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
  expect(app.logged.length).toBeGreaterThan(0);
  for (const line of app.logged) expect(() => JSON.parse(line)).not.toThrow();
});
