import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { describeWithRedis, type TestRedis, testRedis } from "@/lib/testing/fakes/test-redis";
import {
  cachedPage,
  closeShared,
  expectNothing,
  hastyShared,
  type WatchedShared,
  waitForChange,
  watchedShared,
} from "@/lib/testing/fakes/watched-shared";

const MINUTE = 60_000;
/** The limit of a wait for an event. It is reached only if the event never happens. */
const SOON = { timeout: 30_000 };

/** Only timers and clocks are faked. Input and output stay real. */
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

/** Expects that sequential reads return no page. */
async function expectNoPage(reads: number, shared: WatchedShared): Promise<void> {
  for (let read = 0; read < reads; read++) expect(await shared.read("page")).toBeNull();
}

describeWithRedis("an unreachable Redis", () => {
  it("is found when it starts later", async () => {
    const shared = watchedShared(redis.url);
    await expectNothing(shared);
    expect(shared.changes).toEqual(["local: unreachable"]);
    await redis.start();
    await waitForChange(shared, "shared");
    expect(await shared.takeCall("source", 5, MINUTE)).toBe(0);
    expect(shared.changes).toEqual(["local: unreachable", "shared"]);
  });

  it("is not tried again for seconds after a failure", async () => {
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

  it("is reported once when it stops, delays no reads, and is used again after its restart", async () => {
    await redis.start();
    const shared = watchedShared(redis.url);
    await waitForChange(shared, "shared");
    shared.write("page", cachedPage, MINUTE);
    await vi.waitFor(async () => expect(await shared.read("page")).toEqual(cachedPage), SOON);

    await redis.kill();
    await vi.waitFor(() => expect(shared.changes).toEqual(["shared", "local: closed"]), SOON);
    vi.useFakeTimers(TIMERS);
    // The clock stands still, so a read that waited would never end.
    await expectNoPage(50, shared);
    vi.useRealTimers();
    // It is tried again and again. No read waits for that, and no change is reported.
    await vi.waitFor(async () => {
      await expectNothing(shared);
      expect(shared.failures.filter((reason) => reason === "unreachable").length).toBeGreaterThan(
        2,
      );
    }, SOON);
    expect(shared.changes).toEqual(["shared", "local: closed"]);

    await redis.start();
    await waitForChange(shared, "shared");
    expect(await shared.takeCall("source", 5, MINUTE)).toBe(0);
    expect(shared.changes).toEqual(["shared", "local: closed", "shared"]);
  });

  it("fails no waiting read when it stops", async () => {
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
  it("delays simultaneous reads by 100 ms, and no later reads for seconds", async () => {
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

  it("delays the first reads no longer, and no later reads while it is tried again", async () => {
    await redis.start();
    redis.pause();
    vi.useFakeTimers(TIMERS);
    // The password is the first command that gets no reply.
    const shared = hastyShared(redis.url.replace("//", "//:pass@"));
    const first = shared.read("page");
    await passMs(100);
    expect(await first).toBeNull();
    await expectNoPage(50, shared);
    expect(shared.changes).toEqual([]);
    await passMs(1900);
    await waitUntil(() => expect(shared.changes).toEqual(["local: slow"]));
    // The next attempt begins with a read after a pause of five seconds, and hangs for two seconds as well.
    await passMs(5000);
    await expectNoPage(50, shared);
    expect(shared.failures).toEqual(["slow"]);
    await passMs(2000);
    await waitUntil(() => expect(shared.failures).toEqual(["slow", "slow"]));
    await expectNoPage(50, shared);
    expect(shared.changes).toEqual(["local: slow"]);
  });

  it("is disconnected when a write hangs", async () => {
    await redis.start();
    const shared = hastyShared(redis.url);
    await waitForChange(shared, "shared");
    vi.useFakeTimers(TIMERS);
    redis.pause();
    shared.write("page", cachedPage, MINUTE);
    await passMs(100);
    await waitUntil(() => expect(shared.changes.at(-1)).toBe("local: slow"));
  });
});

/** Advances the fake clock by `ms` milliseconds, and runs everything that is due then. */
async function passMs(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await new Promise(setImmediate);
}

/** Waits for real input and output while the fake clock stands still. */
async function waitUntil(isSo: () => void): Promise<void> {
  await vi.waitFor(isSo, { interval: 0, timeout: 30_000 });
}
