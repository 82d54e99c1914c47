import { builtRoutes } from "../../nightly/bypass/built-routes";
import {
  GOING_ON,
  type GuardedApp,
  NEIGHBOURS,
  type OverlappingSession,
  STRANGERS,
  type Stranger,
  startGuardedApp,
} from "../../nightly/bypass/guarded-app";
import { exchange, forAll, statusOf } from "../../nightly/bypass/raw-exchange";
import { requestShapes } from "../../nightly/bypass/request-shapes";
import { asksOf, dataIn, SHARES, sweep, tell } from "../../nightly/bypass/sweep";
import { test as base, expect } from "../../support/fixtures";

const test = base.extend<object, { guarded: GuardedApp }>({
  guarded: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
    async ({}, use) => {
      const app = await startGuardedApp(process.env.E2E_AWS_URL ?? "");
      await use(app);
      await app.close();
    },
    { scope: "worker" },
  ],
});

/** The plain request for an address. */
const plain = ({ host }: GuardedApp, path: string, proofs: readonly string[]) =>
  requestShapes(path, { host, proofs })[0]?.bytes ?? "";

/** Those with whose kind of proof nobody else comes: they try every shape. */
const ALONE: readonly (Stranger | OverlappingSession)[] = [
  "nothing",
  "an assertion of somebody to whom another account is open",
];

/** Which share of the shapes somebody tries, by their place in the list of those who come; null: all. */
function shareOf(who: Stranger | OverlappingSession, place: number): number | null {
  return ALONE.includes(who) ? null : place;
}

/** How many ways of asking there are to be at the least. */
const LEAST_SHAPES = 60;

/** All that one account's viewer sees and another's does not, by each closed route and by the cursor of a list. */
function questionsFor({ owned: { account, sessionId, cursor } }: GuardedApp) {
  const closed = builtRoutes(sessionId).filter(({ isOpen }) => !isOpen);
  const after = `${GOING_ON}&cursor=${encodeURIComponent(cursor)}`;
  return [
    ...closed.map(({ path }) => ({ path, query: `account=${account}` })),
    { path: "/api/sessions", query: after },
    { path: "/api/sessions", query: `${after}&account=${account}` },
  ];
}

test("every route of the build but the open ones shows data to who may see it", async ({
  guarded,
}) => {
  expect(guarded.words.length).toBeGreaterThan(200);
  const routes = builtRoutes(guarded.sessionId);
  const closed = routes.filter(({ isOpen }) => !isOpen);
  expect(closed.length).toBeGreaterThanOrEqual(6);
  await forAll(closed, async ({ path }) => {
    const answer = await exchange(guarded.port, plain(guarded, path, guarded.proofs));
    expect(statusOf(answer), path).toBe(200);
    expect(dataIn(answer, guarded.words, { path }), `the data of ${path}`).toBeDefined();
  });
});

test("every route of the build is asked in at least 60 ways by whoever comes", ({ guarded }) => {
  const { host } = guarded;
  for (const { path } of builtRoutes(guarded.sessionId)) {
    for (let share = 0; share < SHARES; share += 1) {
      const asks = asksOf([{ path }], { host, proofs: [] }, share);
      const ways = new Set(asks.map(({ bytes }) => bytes));
      expect(ways.size, `${path}, share ${share}`).toBeGreaterThanOrEqual(LEAST_SHAPES);
    }
  }
});

test("as many ways show data to who may see it, on every route, so that they would show it to others", async ({
  guarded,
}) => {
  const { port, proofs, words } = guarded;
  const closed = builtRoutes(guarded.sessionId).filter(({ isOpen }) => !isOpen);
  for (let share = 0; share < SHARES; share += 1) {
    const shown = new Map<string, number>();
    await forAll(asksOf(closed, { ...guarded, proofs }, share), async (ask) => {
      if (dataIn(await exchange(port, ask.bytes), words, ask) === undefined) return;
      shown.set(ask.path, (shown.get(ask.path) ?? 0) + 1);
    });
    for (const { path } of closed) {
      expect(shown.get(path), `${path}, share ${share}`).toBeGreaterThanOrEqual(
        LEAST_SHAPES / SHARES,
      );
    }
  }
});

test("every route of the build but the open ones turns away who proves nothing", async ({
  guarded,
}) => {
  const closed = builtRoutes(guarded.sessionId).filter(({ isOpen }) => !isOpen);
  await forAll(closed, async ({ path, isPage, isFrame }) => {
    const answer = await exchange(guarded.port, plain(guarded, path, []));
    expect(dataIn(answer, guarded.words, { path }), path).toBeUndefined();
    if (isFrame) expect(statusOf(answer), path).toBe(200);
    else expect(isPage ? [303, 307, 404] : [401], path).toContain(statusOf(answer));
  });
});

for (const [place, stranger] of STRANGERS.entries()) {
  test(`no way of asking shows anything to who comes with ${stranger}`, async ({ guarded }) => {
    const routes = builtRoutes(guarded.sessionId).map(({ path }) => ({ path }));
    const proofs = guarded.strangers[stranger];
    const asks = asksOf(routes, { ...guarded, proofs }, shareOf(stranger, place));
    tell(stranger, routes.length, asks.length);
    const { leaks, faults } = await sweep(guarded.port, asks, guarded.words);
    expect(leaks).toEqual([]);
    expect(faults).toEqual([]);
  });
}

test("what is of one account shows itself to who may see it, and its list goes on", async ({
  guarded,
}) => {
  const { port, host, owned } = guarded;
  expect(owned.words.length).toBeGreaterThan(50);
  expect(owned.cursor).not.toBe("");
  await forAll(questionsFor(guarded), async (question) => {
    const [plainAsk] = asksOf([question], { host, proofs: owned.proofs });
    const answer = await exchange(port, plainAsk?.bytes ?? "");
    const found = dataIn(answer, owned.words, question);
    // The same cursor with one filter more is another list's.
    if (question.query.includes("cursor=") && question.query.includes("account=")) return;
    expect(found, `${question.path}?${question.query}`).toBeDefined();
  });
});

for (const [place, neighbour] of NEIGHBOURS.entries()) {
  test(`no way of asking shows anything of an account to who comes with ${neighbour}`, async ({
    guarded,
  }) => {
    const { port, owned } = guarded;
    const proofs = guarded.neighbours[neighbour];
    const own = await exchange(port, plain(guarded, `/api/sessions?${GOING_ON}`, proofs));
    expect(statusOf(own), "what is open to them").toBe(200);
    expect(dataIn(own, guarded.words, { path: "/api/sessions" })).toBeDefined();
    const questions = questionsFor(guarded);
    const asks = asksOf(questions, { ...guarded, proofs }, shareOf(neighbour, place));
    tell(neighbour, questions.length, asks.length);
    const { leaks, faults } = await sweep(port, asks, owned.words);
    expect(leaks).toEqual([]);
    expect(faults).toEqual([]);
  });
}
