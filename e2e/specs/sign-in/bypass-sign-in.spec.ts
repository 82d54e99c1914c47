import { builtRoutes } from "../../nightly/bypass/built-routes";
import { exchange, forAll, statusOf } from "../../nightly/bypass/raw-exchange";
import { OUTSIDERS, type SignedInApp, signInEverywhere } from "../../nightly/bypass/signed-in-app";
import { asksOf, dataIn, sweep, tell } from "../../nightly/bypass/sweep";
import { test as base, expect } from "../../support/fixtures";
import { withWorld } from "../../support/sign-in-world";

const test = base.extend<object, { signedIn: SignedInApp }>({
  signedIn: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
    async ({}, use) => withWorld(async (world) => use(await signInEverywhere(world))),
    { scope: "worker" },
  ],
});

// All in one worker, because collecting all these cookies takes four servers, one after the other.
test.describe.configure({ mode: "default" });

test("a person who is signed in is let in on every route, and sees data", async ({ signedIn }) => {
  const { host, port, proofs, words, sessionId } = signedIn;
  expect(words.length).toBeGreaterThan(200);
  // The names of accounts are words that could stand anywhere, so the routes that list accounts are judged by status.
  const closed = builtRoutes(sessionId).filter(({ isOpen }) => !isOpen);
  await forAll(closed, async ({ path }) => {
    const [plain] = asksOf([{ path }], { host, proofs });
    const answer = await exchange(port, plain?.bytes ?? "");
    expect(statusOf(answer), path).toBe(200);
    if (path.startsWith("/api/sessions")) expect(dataIn(answer, words, { path })).toBeDefined();
  });
});

for (const [share, outsider] of OUTSIDERS.entries()) {
  test(`no way of asking shows anything to an outsider with ${outsider}`, async ({ signedIn }) => {
    const { host, port, outsiders, words, sessionId } = signedIn;
    const proofs = outsiders[outsider];
    const [plain] = asksOf([{ path: "/api/accounts" }], { host, proofs });
    expect(statusOf(await exchange(port, plain?.bytes ?? ""))).toBe(401);
    const routes = builtRoutes(sessionId).map(({ path }) => ({ path }));
    const asks = asksOf(routes, { host, proofs }, share);
    tell(outsider, routes, asks);
    const { leaks, failures } = await sweep(port, asks, words);
    expect(leaks).toEqual([]);
    expect(failures).toEqual([]);
  });
}
