import { builtRoutes } from "../../nightly/bypass/built-routes";
import {
  GOING_ON,
  type GuardedApp,
  OTHER_VIEWERS,
  STRANGERS,
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

/** The least number of ways in which each route is asked. */
const LEAST_SHAPES = 60;

/** All that the viewer of one account sees and another viewer does not: each closed route, and the cursor of a list. */
function questionsFor({ owned: { account, sessionId, cursor } }: GuardedApp) {
  const closed = builtRoutes(sessionId).filter(({ isOpen }) => !isOpen);
  const after = `${GOING_ON}&cursor=${encodeURIComponent(cursor)}`;
  return [
    ...closed.map(({ path }) => ({ path, query: `account=${account}` })),
    { path: "/api/sessions", query: after },
    { path: "/api/sessions", query: `${after}&account=${account}` },
  ];
}

test("every route of the build but the open ones shows data to a viewer", async ({ guarded }) => {
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

test("every route of the build is asked in at least 60 ways", ({ guarded }) => {
  const { host } = guarded;
  const waysOf = (path: string, share: number | null) =>
    new Set(asksOf([{ path }], { host, proofs: [] }, share).map(({ bytes }) => bytes)).size;
  for (const { path } of builtRoutes(guarded.sessionId)) {
    expect(waysOf(path, null), path).toBeGreaterThanOrEqual(LEAST_SHAPES);
    for (let share = 0; share < SHARES; share += 1) {
      const least = LEAST_SHAPES / SHARES;
      expect(waysOf(path, share), `${path}, share ${share}`).toBeGreaterThanOrEqual(least);
    }
  }
});

test("as many ways show data to a viewer, on every route, so that they would show it to others", async ({
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

test("every route of the build but the open ones turns away a request without a proof", async ({
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

for (const [share, stranger] of STRANGERS.entries()) {
  test(`no way of asking shows anything to an outsider with ${stranger}`, async ({ guarded }) => {
    const routes = builtRoutes(guarded.sessionId).map(({ path }) => ({ path }));
    const proofs = guarded.strangers[stranger];
    const asks = asksOf(routes, { ...guarded, proofs }, share);
    tell(stranger, routes, asks);
    const { leaks, failures } = await sweep(guarded.port, asks, guarded.words);
    expect(leaks).toEqual([]);
    expect(failures).toEqual([]);
  });
}

test("the data of one account is shown to its viewer, and its list goes on", async ({
  guarded,
}) => {
  const { port, host, owned } = guarded;
  expect(owned.words.length).toBeGreaterThan(50);
  expect(owned.cursor).not.toBe("");
  await forAll(questionsFor(guarded), async (question) => {
    const [plainAsk] = asksOf([question], { host, proofs: owned.proofs });
    const answer = await exchange(port, plainAsk?.bytes ?? "");
    const found = dataIn(answer, owned.words, question);
    // With one more filter, the cursor belongs to another list.
    if (question.query.includes("cursor=") && question.query.includes("account=")) return;
    expect(found, `${question.path}?${question.query}`).toBeDefined();
  });
});

for (const [share, viewer] of OTHER_VIEWERS.entries()) {
  test(`no way of asking shows anything of an account to a viewer with ${viewer}`, async ({
    guarded,
  }) => {
    const { port, owned } = guarded;
    const proofs = guarded.otherViewers[viewer];
    const own = await exchange(port, plain(guarded, `/api/sessions?${GOING_ON}`, proofs));
    expect(statusOf(own), "the account that is open to them").toBe(200);
    expect(dataIn(own, guarded.words, { path: "/api/sessions" })).toBeDefined();
    const questions = questionsFor(guarded);
    const asks = asksOf(questions, { ...guarded, proofs }, share);
    tell(viewer, questions, asks);
    const { leaks, failures } = await sweep(port, asks, owned.words);
    expect(leaks).toEqual([]);
    expect(failures).toEqual([]);
  });
}
