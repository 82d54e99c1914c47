import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionsPageSchema } from "@/lib/sessions/list/sessions-page";
import { MODES, startMode } from "@/lib/testing/fakes/fake-embed-modes";
import { fakeUrl, keysOf, makePortal } from "@/lib/testing/fakes/fake-portal";
import { fakeNow } from "@/lib/testing/fakes/fake-proxy";
import { fakeWorld } from "@/lib/testing/worlds/listing-world";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { makeEmbedReader } from "./embed-reader";

/** Vulnerabilities of other products that embed views; each must be impossible here. */

const now = fakeNow / 1000;
const EVERYTHING = { accounts: ["*"], regions: ["*"] };
const ALICE = { scope: EVERYTHING, locked: { owner: "alice.chen" } };
const BOB = "arn:aws:sts::482913004417:assumed-role/AdminAccess/bob";

/** One session of each, in each list. */
const SOURCE = {
  account: "acct-red",
  region: "eu-west-1",
  active: [open("alice-1"), open("bob-1", BOB)],
  history: [
    makeSession({ id: "alice-2", account: "acct-red" }),
    makeSession({ id: "bob-2", account: "acct-red", owner: BOB }),
  ],
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const world = { sources: [SOURCE], lengths: [], overlaps: [0], failures: [], msPerCall: 0 };
  globalThis.sessionscopeSources = Promise.resolve(fakeWorld({ ...world, tokenLength: 1 }).sources);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  globalThis.sessionscopeSources = undefined;
});

describe.each(MODES)("a server with SESSIONSCOPE_AUTH=%s", (mode) => {
  // There, a report that was downloaded after the token's end had everything in it. Here is no export: these endpoints
  // are all that could answer, and whoever adds one for reports adds it to `everyEndpoint`.
  it("has no endpoint that answers a token which has expired or is none, whoever else the browser is (Superset #24745)", async () => {
    const server = await startMode(mode);
    const { portal } = server;
    const ask = everyEndpoint(server);
    // Signed-in people see everything, so that there is something to fall back to.
    const own = await Promise.all(ask(new Headers(server.proof)));
    expect(own.map(({ status }) => status)).toEqual(own.map(() => 200));
    const good = await Promise.all(
      ask(server.bearing(portal.token({ ...ALICE, view: "active" }), server.proof)),
    );
    expect(good.map(({ status }) => status)).toEqual([200, 403, 403, 200, 200]);
    const expired = portal.token({ ...ALICE, view: "active", iat: now - 300, exp: now });
    const foreign = makePortal("ES256").token(ALICE);
    for (const bad of [expired, foreign, portal.token().slice(0, -1), "", "null", "undefined"]) {
      for (const response of await Promise.all(ask(server.bearing(bad, server.proof)))) {
        expect(response.status).toBe(401);
        expect(response.headers.get("set-cookie")).toBeNull();
        expect(await response.text()).not.toMatch(/alice|bob|acct/);
      }
    }
  });

  it("has no endpoint that goes on with a list whose token expires between two pages (Superset #24745)", async () => {
    const server = await startMode(mode);
    const token = server.portal.token({ scope: EVERYTHING, locked: {}, view: "history" });
    const search = new URLSearchParams({ state: "history", limit: "1" });
    const first = await server.fakeApi.sessions(server.bearing(token, server.proof), search);
    const { cursor } = sessionsPageSchema.parse(await first.json());
    search.set("cursor", cursor ?? "");
    vi.setSystemTime(fakeNow + 300_000);
    const second = await server.fakeApi.sessions(server.bearing(token, server.proof), search);
    expect([cursor === null, second.status]).toEqual([false, 401]);
  });
});

describe("a lock", () => {
  it("holds in every list, and one for Active opens no other (Superset #28314)", async () => {
    const listed = await lister();
    const active = { ...ALICE, view: "active" };
    expect(await listed(active, "state=active")).toEqual(["alice-1"]);
    expect(await listed(active, "")).toEqual(["alice-1"]);
    for (const query of ["state=history", "state=all", "state=all&time=running&range=30d"]) {
      expect(await listed(active, query)).toBe(403);
    }
  });

  it("for History opens Active only for who was there at a moment, and holds there too (Superset #28314)", async () => {
    const listed = await lister();
    const history = { ...ALICE, view: "history" };
    expect(await listed(history, "state=history")).toEqual(["alice-2"]);
    expect(await listed(history, "state=all&time=running&range=30d")).toEqual([
      "alice-1",
      "alice-2",
    ]);
    for (const query of ["", "state=active", "state=all", "state=all&range=30d"]) {
      expect(await listed(history, query)).toBe(403);
    }
    const ended = { ...history, locked: { status: ["Terminated", "Failed"] } };
    expect(await listed(ended, "state=all&time=running&range=30d")).toEqual(["alice-2", "bob-2"]);
  });

  it("is not lifted by an empty list, in a token or beside it (Metabase #72657)", async () => {
    const listed = await lister();
    const view = "active";
    for (const limits of [
      { scope: EVERYTHING, locked: { owner: [] } },
      { scope: { ...EVERYTHING, accounts: [] }, locked: {} },
      { scope: { ...EVERYTHING, regions: [] }, locked: {} },
    ]) {
      expect(await listed({ ...limits, view }, "")).toBe(401);
    }
    expect(await listed({ ...ALICE, view }, "owner=")).toBe(400);
    expect(await listed({ ...ALICE, view }, "owner=bob")).toEqual([]);
    expect(await listed({ ...ALICE, view }, "owner=!alice.chen")).toEqual([]);
  });

  it("is no lock, and opens nothing, if it has a key that nobody knows (Metabase #72422)", async () => {
    const listed = await lister();
    for (const key of ["Owner", "user", "owner_id", "state", "tz", "__proto__"]) {
      const locked = JSON.parse(`{ "owner": "alice.chen", "${key}": "active" }`);
      expect(await listed({ scope: EVERYTHING, locked, view: "active" }, "")).toBe(401);
    }
  });

  it("ends with the key of its portal, as all its tokens do (Metabase #4779)", async () => {
    const [old, next] = [makePortal("ES256"), makePortal("EdDSA")];
    const both = makeEmbedReader(keysOf(old, next), fakeUrl, () => fakeNow);
    const rotated = makeEmbedReader(keysOf(next), fakeUrl, () => fakeNow);
    const tokens = [old.token(), next.token(), old.token({}, { kid: next.key.kid })];
    expect((await Promise.all(tokens.map(both))).map(Boolean)).toEqual([true, true, false]);
    expect((await Promise.all(tokens.map(rotated))).map(Boolean)).toEqual([false, true, false]);
  });

  it("is not for ever if nobody says for how long (Metabase #8111)", async () => {
    const portal = makePortal("HS256");
    const read = makeEmbedReader(keysOf(portal), fakeUrl, () => fakeNow);
    expect(await read(portal.token({ exp: undefined }))).toBeNull();
    expect(await read(portal.token({ exp: now + 601 }))).toBeNull();
  });
});

describe("a token", () => {
  it("opens no session by its id that its view does not list (Superset #26201)", async () => {
    const server = await startMode("none");
    const token = server.portal.token({ ...ALICE, view: "active" });
    const find = async (id: string) =>
      (await server.fakeApi.session(server.bearing(token), id, new URLSearchParams())).status;
    expect(await find("alice-1")).toBe(200);
    for (const id of ["alice-2", "bob-1", "bob-2", "nobody"]) expect(await find(id)).toBe(404);
  });

  it.each(MODES)(
    "is no sign-in for pages, with SESSIONSCOPE_AUTH=%s (Superset #26201)",
    async (mode) => {
      const server = await startMode(mode);
      const token = server.portal.token(ALICE);
      const asked = { headers: server.bearing(token, server.proof) };
      vi.doMock("next/headers", () => ({ headers: () => Promise.resolve(asked.headers) }));
      vi.doMock("next/server", () => ({ connection: () => Promise.resolve() }));
      const { shellViewer } = await import("@/lib/server/auth/page-viewer");
      expect(await shellViewer()).toBeNull();
      asked.headers = new Headers(server.proof);
      expect(await shellViewer()).toMatchObject({ pinned: null });
      vi.doUnmock("next/headers");
      vi.doUnmock("next/server");
    },
  );
});

function open(id: string, owner?: string) {
  const changes = { id, account: "acct-red", status: "Connected", endedAt: null };
  return makeSession(owner === undefined ? changes : { ...changes, owner });
}

type Server = Awaited<ReturnType<typeof startMode>>;

/** Everything in the API that shows anything. */
function everyEndpoint({ fakeApi }: Server) {
  return (headers: Headers): Promise<Response>[] => [
    fakeApi.sessions(headers, new URLSearchParams("state=active")),
    fakeApi.sessions(headers, new URLSearchParams("state=history&limit=200")),
    fakeApi.sessions(headers, new URLSearchParams("state=all&range=30d&time=running")),
    fakeApi.session(headers, "alice-1", new URLSearchParams()),
    fakeApi.accounts(headers),
  ];
}

/** Lists with a token that says something: the ids in order, or the status of a refusal. */
async function lister() {
  const server = await startMode("none");
  return async (claims: object, query: string) => {
    const headers = server.bearing(server.portal.token(claims));
    const response = await server.fakeApi.sessions(headers, new URLSearchParams(query));
    if (response.status !== 200) return response.status;
    const { sessions } = sessionsPageSchema.parse(await response.json());
    return sessions.map(({ id }) => id).sort();
  };
}
