import { builtRoutes } from "./bypass/built-routes";
import { type GuardedApp, STRANGERS, startGuardedApp } from "./bypass/guarded-app";
import { exchange, forAll, statusOf } from "./bypass/raw-exchange";
import { requestShapes } from "./bypass/request-shapes";
import { test as base, expect } from "./fixtures";

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

/** Data in an answer, which may repeat the id of the session that was asked for. */
function dataIn(answer: string, { words, sessionId }: GuardedApp): string | undefined {
  const told = answer.replaceAll(sessionId, "");
  return words.find((word) => told.includes(word));
}

/** The plain request for an address. */
const plain = ({ host }: GuardedApp, path: string, proofs: readonly string[]) =>
  requestShapes(path, { host, proofs })[0]?.bytes ?? "";

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
    expect(dataIn(answer, guarded), `the data of ${path}`).toBeDefined();
  });
});

test("many ways of asking show data to who may see it, so that they would show it to others", async ({
  guarded,
}) => {
  const { host, port, proofs } = guarded;
  let shown = 0;
  await forAll(requestShapes("/api/sessions", { host, proofs }), async ({ bytes }) => {
    if (dataIn(await exchange(port, bytes), guarded) !== undefined) shown += 1;
  });
  expect(shown).toBeGreaterThanOrEqual(60);
});

test("every route of the build but the open ones turns away who proves nothing", async ({
  guarded,
}) => {
  const closed = builtRoutes(guarded.sessionId).filter(({ isOpen }) => !isOpen);
  await forAll(closed, async ({ path, isPage, isFrame }) => {
    const answer = await exchange(guarded.port, plain(guarded, path, []));
    expect(dataIn(answer, guarded), path).toBeUndefined();
    if (isFrame) expect(statusOf(answer), path).toBe(200);
    else expect(isPage ? [303, 307, 404] : [401], path).toContain(statusOf(answer));
  });
});

for (const stranger of STRANGERS) {
  test(`no way of asking shows anything to who comes with ${stranger}`, async ({ guarded }) => {
    const { host, port } = guarded;
    const proofs = guarded.strangers[stranger];
    const asks = builtRoutes(guarded.sessionId).flatMap(({ path }) =>
      requestShapes(path, { host, proofs }).map((shape) => ({ ...shape, path })),
    );
    const leaks: string[] = [];
    const faults: string[] = [];
    await forAll(asks, async ({ path, name, bytes }) => {
      const answer = await exchange(port, bytes);
      const status = statusOf(answer);
      const found = dataIn(answer, guarded);
      if (found !== undefined) leaks.push(`${path}, ${name}: ${status} with “${found}”`);
      if (status === null || status >= 500) faults.push(`${path}, ${name}: ${status}`);
    });
    expect(leaks).toEqual([]);
    expect(faults).toEqual([]);
  });
}
