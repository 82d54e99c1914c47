import { expect, test } from "../../support/fixtures";
import { idsOf, listAll, type Session } from "../../support/sessions-api";

test("a bad query is refused with every bad key named at once", async ({ request }) => {
  const response = await request.get(
    "/api/sessions?state=open&limit=1000&status=!~&range=7w&after=yesterday&owner=!&onwer=bob&tz=Mars&limit=5",
  );
  expect(response.status()).toBe(400);
  expect(response.headers()["content-type"]).toBe("application/problem+json");
  const problem = await response.json();
  expect(problem).toMatchObject({ code: "invalid-request", status: 400 });
  const keys: string[] = problem.errors.map(({ key }: { key: string }) => key);
  const bad = ["after", "limit", "onwer", "owner", "range", "state", "status", "tz"];
  expect([...new Set(keys)].toSorted()).toEqual(bad);
  for (const key of bad) expect(problem.detail).toContain(key);
  for (const { detail } of problem.errors) expect(detail).toEqual(expect.stringMatching(/\w/));
});

const REFUSED: [title: string, query: string, key: string][] = [
  ["a limit of 0", "limit=0", "limit"],
  ["a limit of 201", "limit=201", "limit"],
  ["a limit that is no number", "limit=1e2", "limit"],
  ["an empty value", "owner=", "owner"],
  ["an instant without a zone", "after=2026-11-23T10:00:00", "after"],
  ["a day that does not exist", "before=2026-02-30T10:00:00Z", "before"],
  [
    "a window that ends before it begins",
    "after=2026-11-23T10:00Z&before=2026-11-22T10:00Z",
    "before",
  ],
  ["a range of more than 30 days", "range=31d", "range"],
  ["a range given twice", "range=1h&range=2h", "range"],
  ["a state given twice", "state=active&state=history", "state"],
  ["an owner longer than AWS allows", `owner=${"o".repeat(257)}`, "owner"],
  ["a year that four digits cannot write", "after=%2B010000-01-01T00:00:00Z", "after"],
  ["a key that does not exist", "toString=1", "toString"],
  ["a key that objects have", "__proto__=1", "__proto__"],
  ["a key that objects have, encoded", "%5F%5Fproto__=1", "__proto__"],
  ["a key that Next takes for its own", "nxtPowner=1", "nxtPowner"],
  ["more than 50 values", Array.from({ length: 51 }, (_, at) => `owner=o${at}`).join("&"), ""],
  [
    "more than 4096 characters",
    Array.from({ length: 20 }, (_, at) => `owner=${at}${"o".repeat(240)}`).join("&"),
    "",
  ],
];

test("a query that the API cannot read is refused, with the key that is wrong", async ({
  request,
}) => {
  for (const [title, query, key] of REFUSED) {
    const response = await request.get(`/api/sessions?${query}`);
    expect.soft(response.status(), title).toBe(400);
    const { code, errors } = await response.json();
    expect.soft(code, title).toBe("invalid-request");
    expect.soft(errors, title).toEqual([{ key, detail: expect.any(String) }]);
  }
});

const WEEK = "state=history&limit=200&range=7d";

/** Each filter, and the rows of an unfiltered week that it must leave. */
const FILTERS: [title: string, filter: string, belongs: (session: Session) => boolean][] = [
  ["status", "status=Failed", ({ status }) => status === "Failed"],
  [
    "one status or another",
    "status=Failed&status=Terminated",
    ({ status }) => status === "Failed" || status === "Terminated",
  ],
  [
    "a person, ignoring case",
    "owner=ALICE.chen",
    ({ owner }) => owner?.endsWith("/alice.chen") === true,
  ],
  [
    "one person or another",
    "owner=alice.chen&owner=bob",
    ({ owner }) => /[/](alice\.chen|bob)$/.test(owner ?? ""),
  ],
  [
    "an owner's ARN",
    "owner=arn:aws:sts::482913004417:assumed-role/SRE-OnCall/m.rodriguez",
    ({ owner }) => owner === "arn:aws:sts::482913004417:assumed-role/SRE-OnCall/m.rodriguez",
  ],
  ["just-in-time access", "accessType=JustInTime", ({ accessType }) => accessType === "JustInTime"],
  [
    "standard access, which older rows leave out",
    "accessType=Standard",
    ({ accessType }) => accessType === null || accessType === "Standard",
  ],
  [
    "a person and a status",
    "owner=m.rodriguez&status=Failed",
    ({ owner, status }) => owner?.endsWith("/m.rodriguez") === true && status === "Failed",
  ],
];

test("each filter leaves exactly the rows that belong", async ({ request }) => {
  const all = await listAll(request, WEEK);
  for (const [title, filter, belongs] of FILTERS) {
    const wanted = idsOf(all.filter(belongs));
    expect.soft(wanted.length, title).toBeGreaterThan(0);
    expect.soft(idsOf(await listAll(request, `${WEEK}&${filter}`)), title).toEqual(wanted);
  }
});

test("a filter for targets leaves exactly theirs", async ({ request }) => {
  const all = await listAll(request, WEEK);
  const targets = [...new Set(all.map(({ target }) => target ?? ""))].slice(0, 2);
  const task = all.find(({ target }) => target?.startsWith("ecs:"))?.target ?? "";
  for (const wanted of [targets.slice(0, 1), targets, [task]]) {
    const filter = new URLSearchParams(wanted.map((target) => ["target", target]));
    const rows = all.filter(({ target }) => wanted.includes(target ?? ""));
    expect(idsOf(await listAll(request, `${WEEK}&${filter}`))).toEqual(idsOf(rows));
  }
});

test("a session id finds its session and nothing else", async ({ request }) => {
  const [, one, , other] = await listAll(request, WEEK);
  const ids = [one?.id ?? "", other?.id ?? ""];
  expect(idsOf(await listAll(request, `state=history&sessionId=${ids[0]}`))).toEqual(
    ids.slice(0, 1),
  );
  const both = await listAll(request, `state=history&sessionId=${ids.join("&sessionId=")}`);
  expect(idsOf(both)).toEqual(ids);
  expect(await listAll(request, "state=history&sessionId=nobody-0")).toEqual([]);
});

test("a window takes its first instant in and leaves its last one out", async ({ request }) => {
  const all = await listAll(request, WEEK);
  const [last, ...inside] = all.slice(10, 20);
  const query = `state=history&after=${inside.at(-1)?.startedAt}&before=${last?.startedAt}`;
  expect(idsOf(await listAll(request, query))).toEqual(idsOf(inside));
});

test("a range reaches back from now", async ({ request }) => {
  const all = await listAll(request, "state=history&limit=200&range=30d");
  const since = "2026-11-22T17:40:00.000Z";
  const day = all.filter(({ startedAt }) => (startedAt ?? "") >= since);
  expect(day.length).toBeGreaterThan(0);
  expect(idsOf(await listAll(request, "state=history&range=24h"))).toEqual(idsOf(day));
});

test.describe("with an AWS that is strict about filters", () => {
  test.use({ scenario: "strict-filters" });

  test("a filter that AWS may match otherwise still leaves the right rows", async ({ request }) => {
    const all = await listAll(request, "state=history&limit=200");
    const hers = all.filter(({ owner }) => owner?.endsWith("/alice.chen"));
    expect(hers.length).toBeGreaterThan(0);
    expect(idsOf(await listAll(request, "state=history&owner=alice.chen"))).toEqual(idsOf(hers));
  });
});
