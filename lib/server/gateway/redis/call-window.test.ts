import { createClient } from "@redis/client";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { describeWithRedis, testRedis } from "@/lib/testing/fakes/test-redis";
import { closeShared, watchedShared } from "@/lib/testing/fakes/watched-shared";

const redis = await testRedis();
const admin = createClient({ url: redis.url });

beforeAll(async () => {
  await redis.start();
  await admin.connect();
});
beforeEach(async () => {
  await admin.flushAll();
});
afterEach(closeShared);
afterAll(async () => {
  admin.destroy();
  await redis.kill();
});

const MINUTE = 60_000;
/** The limit of a wait for an event. It is reached only if the event never happens. */
const SOON = { timeout: 30_000 };

/** Connected servers. */
async function servers(count: number) {
  return await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const shared = watchedShared(redis.url);
      await vi.waitFor(async () => {
        expect(await shared.takeCall(`connected ${index}`, 1000, 1)).not.toBeNull();
      }, SOON);
      return shared;
    }),
  );
}

/** The key of a source's calls. It is the only key that lasts for a minute. */
async function callsKey(): Promise<string> {
  const keys = await admin.keys("sessionscope:1:calls:*");
  for (const key of keys) if ((await admin.pTTL(key)) > 30_000) return key;
  throw new Error("No calls are stored.");
}

describeWithRedis("takeCall", () => {
  it("grants the calls to all servers together, then says when the next one is free", async () => {
    const [one, other] = await servers(2);
    expect(await one?.takeCall("source", 3, MINUTE)).toBe(0);
    expect(await other?.takeCall("source", 3, MINUTE)).toBe(0);
    expect(await one?.takeCall("source", 3, MINUTE)).toBe(0);
    const wait = await other?.takeCall("source", 3, MINUTE);
    expect(wait).toSatisfy((ms) => ms > 50_000 && ms <= MINUTE);
  });

  it("grants a call again after the announced time", async () => {
    const [shared] = await servers(1);
    const asked = performance.now();
    // They are sent together, so that they fall into one window even on a busy machine.
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => shared?.takeCall("source", 4, 300)),
    );
    expect(answers.slice(0, 4)).toEqual([0, 0, 0, 0]);
    const wait = answers[4] ?? Number.NaN;
    expect(wait).toSatisfy((ms) => ms > 0 && ms <= 300);
    await vi.waitFor(async () => expect(await shared?.takeCall("source", 4, 300)).toBe(0), {
      interval: 5,
      ...SOON,
    });
    expect(performance.now() - asked).toBeGreaterThanOrEqual(wait - 1);
  });

  it("does not affect other sources", async () => {
    const [shared] = await servers(1);
    expect(await shared?.takeCall("prod/eu-west-1", 1, MINUTE)).toBe(0);
    expect(await shared?.takeCall("prod/eu-west-1", 1, MINUTE)).toBeGreaterThan(0);
    expect(await shared?.takeCall("prod/us-east-1", 1, MINUTE)).toBe(0);
  });

  it("never grants more calls in any window, however many requests come at once", async () => {
    const [calls, ms, all] = [5, 250, 30];
    const both = await servers(2);
    /** Redis granted each call at some moment between the two. */
    const taken: { asked: number; granted: number }[] = [];
    const begun = performance.now();
    const takers = Array.from({ length: 40 }, async (_, index) => {
      while (taken.length < all) {
        const asked = performance.now();
        const wait = await both[index % 2]?.takeCall("source", calls, ms);
        expect(wait).not.toBeNull();
        if (wait === 0) taken.push({ asked, granted: performance.now() });
      }
    });
    await Promise.all(takers);

    for (const { asked } of taken) {
      const within = taken.filter((call) => call.asked >= asked && call.granted < asked + ms);
      expect(within.length).toBeLessThanOrEqual(calls);
    }
    const ran = Math.max(...taken.map((call) => call.granted)) - begun;
    expect(taken.length).toBeLessThanOrEqual(calls * (Math.floor(ran / ms) + 1));
    // It does not stop granting calls either: the takers end only when they have all of them.
    expect(taken.length).toBeGreaterThanOrEqual(all);
  });

  it("keeps the window of a slow server beside a fast one", async () => {
    const [fast, slow] = await servers(2);
    expect(await slow?.takeCall("source", 1, 2000)).toBe(0);
    // The window of the fast server is over at once; the window of the slow server is not.
    await vi.waitFor(async () => expect(await fast?.takeCall("source", 1, 20)).toBe(0), {
      timeout: 30_000,
    });
    expect(await slow?.takeCall("source", 1, 2000)).toBeGreaterThan(1000);
    expect(await slow?.takeCall("source", 2, 2000)).toBeGreaterThan(0);
    expect(await slow?.takeCall("source", 3, 2000)).toBe(0);
  });

  it("continues after Redis has lost its scripts", async () => {
    const [shared] = await servers(1);
    expect(await shared?.takeCall("source", 2, MINUTE)).toBe(0);
    await admin.scriptFlush();
    expect(await shared?.takeCall("source", 2, MINUTE)).toBe(0);
    expect(await shared?.takeCall("source", 2, MINUTE)).toBeGreaterThan(0);
    expect(shared?.failures).toEqual([]);
  });

  it("forgets calls in the future after Redis's clock was set back", async () => {
    const [shared] = await servers(1);
    expect(await shared?.takeCall("source", 1, MINUTE)).toBe(0);
    const key = await callsKey();
    await admin.lSet(key, 0, String((Date.now() + 10 * MINUTE) * 1000));
    expect(await shared?.takeCall("source", 1, MINUTE)).toBe(0);
  });

  it("leaves nothing in Redis after the window has ended", async () => {
    const [shared] = await servers(1);
    await shared?.takeCall("source", 1, MINUTE);
    expect(await admin.pTTL(await callsKey())).toBeLessThanOrEqual(MINUTE);
    for (const key of await admin.keys("*")) expect(await admin.pTTL(key)).toBeGreaterThan(0);
  });
});
