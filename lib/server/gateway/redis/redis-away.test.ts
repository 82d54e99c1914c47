import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { describeWithRedis, type TestRedis, testRedis } from "@/lib/testing/fakes/test-redis";
import {
  closeShared,
  expectNothing,
  hastyShared,
  kept,
  type WatchedShared,
  waitForChange,
  watchedShared,
} from "@/lib/testing/fakes/watched-shared";

const MINUTE = 60_000;
/** As soon as it happens; the bound is for what never does. */
const SOON = { timeout: 30_000 };

/** Only what measures time: input and output stay real. */
const TIMERS: Parameters<typeof vi.useFakeTimers>[0] = {
  toFake: ["setTimeout", "clearTimeout", "performance"],
};

let redis: TestRedis;
beforeEach(async () => {
  redis = await testRedis();
});
afterEach(async () => {
  vi.useRealTimers();
  closeShared();
  await redis.kill();
});

/** So many reads, one after the other, give nothing. */
async function expectNoPage(reads: number, shared: WatchedShared): Promise<void> {
  for (let read = 0; read < reads; read++) expect(await shared.read("page")).toBeNull();
}

describeWithRedis("a Redis that is away", () => {
  it("is found when it starts later", async () => {
    const shared = watchedShared(redis.url);
    await expectNothing(shared);
    expect(shared.changes).toEqual(["local: unreachable"]);
    await redis.start();
    await waitForChange(shared, "shared");
    expect(await shared.takeCall("source", 5, MINUTE)).toBe(0);
    expect(shared.changes).toEqual(["local: unreachable", "shared"]);
  });

  it("is left alone for seconds once it has failed", async () => {
    vi.useFakeTimers(TIMERS);
    const shared = hastyShared(redis.url);
    await expectNothing(shared);
    expect(shared.failures).toEqual(["unreachable"]);
    await passMs(4999);
    await expectNothing(shared);
    expect(shared.failures).toEqual(["unreachable"]);
    await passMs(1);
    await expectNothing(shared);
    await waitUntil(() => expect(shared.failures).toEqual(["unreachable", "unreachable"]));
  });

  it("is reported once when it dies, keeps nobody waiting, and is used again when it is back", async () => {
    await redis.start();
    const shared = watchedShared(redis.url);
    await waitForChange(shared, "shared");
    shared.write("page", kept, MINUTE);
    await vi.waitFor(async () => expect(await shared.read("page")).toEqual(kept), SOON);

    await redis.kill();
    await vi.waitFor(() => expect(shared.changes).toEqual(["shared", "local: closed"]), SOON);
    vi.useFakeTimers(TIMERS);
    // The clock stands still, so a read that waited would never end.
    await expectNoPage(50, shared);
    vi.useRealTimers();
    // It is tried again and again. Nobody waits for that, and nobody is told.
    await vi.waitFor(async () => {
      await expectNothing(shared);
      expect(shared.failures.filter((issue) => issue === "unreachable").length).toBeGreaterThan(2);
    }, SOON);
    expect(shared.changes).toEqual(["shared", "local: closed"]);

    await redis.start();
    await waitForChange(shared, "shared");
    expect(await shared.takeCall("source", 5, MINUTE)).toBe(0);
    expect(shared.changes).toEqual(["shared", "local: closed", "shared"]);
  });

  it("fails nobody who is waiting when it dies", async () => {
    await redis.start();
    const shared = watchedShared(redis.url);
    await waitForChange(shared, "shared");
    redis.pause();
    const waiting = Array.from({ length: 100 }, (_, n) => [
      shared.read(`page ${n}`),
      shared.takeCall(`source ${n}`, 5, MINUTE),
    ]).flat();
    await redis.kill();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([null]));
    expect(shared.changes).toEqual(["shared", "local: closed"]);
    expect(shared.failures).toEqual(["closed"]);
  });
});

describeWithRedis("a Redis that hangs", () => {
  it("holds up one moment's reads by 100 ms, and none after them for seconds", async () => {
    await redis.start();
    const shared = hastyShared(redis.url);
    await waitForChange(shared, "shared");
    vi.useFakeTimers(TIMERS);
    redis.pause();
    let answer: unknown = "none yet";
    const first = shared.read("page").then((page) => {
      answer = page;
    });
    await passMs(99);
    expect(answer).toBe("none yet");
    await passMs(1);
    await first;
    expect(answer).toBeNull();
    // The clock stands still, so a read that waited would never end.
    await expectNoPage(50, shared);
    expect(await shared.takeCall("source", 5, MINUTE)).toBeNull();
    expect(shared.changes.at(-1)).toBe("local: slow");
    const { length } = shared.failures;
    await passMs(4999);
    await expectNoPage(1, shared);
    expect(shared.failures).toHaveLength(length);

    redis.resume();
    await passMs(1);
    vi.useRealTimers();
    await waitForChange(shared, "shared");
    expect(await shared.takeCall("source", 5, MINUTE)).toBe(0);
  });

  it("holds up the first reads no longer, and no later ones while it is tried again", async () => {
    await redis.start();
    redis.pause();
    vi.useFakeTimers(TIMERS);
    // The password is the first thing that is not answered.
    const shared = hastyShared(redis.url.replace("//", "//:pass@"));
    const first = shared.read("page");
    await passMs(100);
    expect(await first).toBeNull();
    await expectNoPage(50, shared);
    expect(shared.changes).toEqual([]);
    await passMs(1900);
    await waitUntil(() => expect(shared.changes).toEqual(["local: slow"]));
    // The next try begins with a read after a rest of five seconds, and hangs for two as well.
    await passMs(5000);
    await expectNoPage(50, shared);
    expect(shared.failures).toEqual(["slow"]);
    await passMs(2000);
    await waitUntil(() => expect(shared.failures).toEqual(["slow", "slow"]));
    await expectNoPage(50, shared);
    expect(shared.changes).toEqual(["local: slow"]);
  });

  it("is given up when a write hangs", async () => {
    await redis.start();
    const shared = hastyShared(redis.url);
    await waitForChange(shared, "shared");
    vi.useFakeTimers(TIMERS);
    redis.pause();
    shared.write("page", kept, MINUTE);
    await passMs(100);
    await waitUntil(() => expect(shared.changes.at(-1)).toBe("local: slow"));
  });
});

/** Lets so many milliseconds pass on the fake clock, and everything happen that is due then. */
async function passMs(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await new Promise(setImmediate);
}

/** Waits for real input and output while the fake clock stands still. */
async function waitUntil(isSo: () => void): Promise<void> {
  await vi.waitFor(isSo, { interval: 0, timeout: 30_000 });
}
