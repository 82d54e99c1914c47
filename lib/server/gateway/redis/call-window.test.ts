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
/** As soon as it happens; the bound is for what never does. */
const SOON = { timeout: 30_000 };

/** So many servers, which are connected. */
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

/** The list of a source's calls, which is the only one that lasts for a minute. */
async function callsKey(): Promise<string> {
  const keys = await admin.keys("sessionscope:1:calls:*");
  for (const key of keys) if ((await admin.pTTL(key)) > 30_000) return key;
  throw new Error("No calls are stored.");
}

describeWithRedis("takeCall", () => {
  it("gives out so many calls for all servers, then says when the next one is free", async () => {
    const [one, other] = await servers(2);
    expect(await one?.takeCall("source", 3, MINUTE)).toBe(0);
    expect(await other?.takeCall("source", 3, MINUTE)).toBe(0);
    expect(await one?.takeCall("source", 3, MINUTE)).toBe(0);
    const wait = await other?.takeCall("source", 3, MINUTE);
    expect(wait).toSatisfy((ms) => ms > 50_000 && ms <= MINUTE);
  });

  it("has a call again after the time that it said", async () => {
    const [shared] = await servers(1);
    const asked = performance.now();
    // At once, so that they fall into one window however busy the machine is.
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

  it("takes nothing from other sources", async () => {
    const [shared] = await servers(1);
    expect(await shared?.takeCall("prod/eu-west-1", 1, MINUTE)).toBe(0);
    expect(await shared?.takeCall("prod/eu-west-1", 1, MINUTE)).toBeGreaterThan(0);
    expect(await shared?.takeCall("prod/us-east-1", 1, MINUTE)).toBe(0);
  });

  it("never gives more than so many calls in any window, however many ask at once", async () => {
    const [calls, ms, all] = [5, 250, 30];
    const both = await servers(2);
    /** Redis gave each call at some moment between the two. */
    const taken: { asked: number; page: number }[] = [];
    const begun = performance.now();
    const takers = Array.from({ length: 40 }, async (_, index) => {
      while (taken.length < all) {
        const asked = performance.now();
        const wait = await both[index % 2]?.takeCall("source", calls, ms);
        expect(wait).not.toBeNull();
        if (wait === 0) taken.push({ asked, page: performance.now() });
      }
    });
    await Promise.all(takers);

    for (const { asked } of taken) {
      const within = taken.filter((call) => call.asked >= asked && call.page < asked + ms);
      expect(within.length).toBeLessThanOrEqual(calls);
    }
    const ran = Math.max(...taken.map((call) => call.page)) - begun;
    expect(taken.length).toBeLessThanOrEqual(calls * (Math.floor(ran / ms) + 1));
    // Nor does it stop giving calls: the takers end only when they have them all.
    expect(taken.length).toBeGreaterThanOrEqual(all);
  });

  it("keeps the promise to a slow server beside a fast one", async () => {
    const [fast, slow] = await servers(2);
    expect(await slow?.takeCall("source", 1, 2000)).toBe(0);
    // The fast one's window is over at once; the slow one's is not.
    await vi.waitFor(async () => expect(await fast?.takeCall("source", 1, 20)).toBe(0), {
      timeout: 30_000,
    });
    expect(await slow?.takeCall("source", 1, 2000)).toBeGreaterThan(1000);
    expect(await slow?.takeCall("source", 2, 2000)).toBeGreaterThan(0);
    expect(await slow?.takeCall("source", 3, 2000)).toBe(0);
  });

  it("goes on after Redis has forgotten its scripts", async () => {
    const [shared] = await servers(1);
    expect(await shared?.takeCall("source", 2, MINUTE)).toBe(0);
    await admin.scriptFlush();
    expect(await shared?.takeCall("source", 2, MINUTE)).toBe(0);
    expect(await shared?.takeCall("source", 2, MINUTE)).toBeGreaterThan(0);
    expect(shared?.failures).toEqual([]);
  });

  it("forgets calls of a future that Redis's clock was set back from", async () => {
    const [shared] = await servers(1);
    expect(await shared?.takeCall("source", 1, MINUTE)).toBe(0);
    const key = await callsKey();
    await admin.lSet(key, 0, String((Date.now() + 10 * MINUTE) * 1000));
    expect(await shared?.takeCall("source", 1, MINUTE)).toBe(0);
  });

  it("leaves nothing in Redis once it is over", async () => {
    const [shared] = await servers(1);
    await shared?.takeCall("source", 1, MINUTE);
    expect(await admin.pTTL(await callsKey())).toBeLessThanOrEqual(MINUTE);
    for (const key of await admin.keys("*")) expect(await admin.pTTL(key)).toBeGreaterThan(0);
  });
});
