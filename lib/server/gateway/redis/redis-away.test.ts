import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type TestRedis, testRedis } from "@/lib/testing/fakes/test-redis";
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

let redis: TestRedis;
beforeEach(async () => {
  redis = await testRedis();
});
afterEach(async () => {
  closeShared();
  await redis.kill();
});

/** Milliseconds that so many reads take, one after the other. */
async function timeOf(reads: number, shared: WatchedShared): Promise<number> {
  const begun = performance.now();
  for (let read = 0; read < reads; read++) expect(await shared.read("page")).toBeNull();
  return performance.now() - begun;
}

describe("a Redis that is away", () => {
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
    const [shared, restless] = [hastyShared(redis.url), watchedShared(redis.url)];
    await vi.waitFor(async () => {
      await expectNothing(shared);
      await expectNothing(restless);
      expect(restless.failures.length).toBeGreaterThan(5);
    });
    expect(shared.failures).toEqual(["unreachable"]);
  });

  it("is reported once when it dies, keeps nobody waiting, and is used again when it is back", async () => {
    await redis.start();
    const shared = watchedShared(redis.url);
    await waitForChange(shared, "shared");
    shared.write("page", kept, MINUTE);
    await vi.waitFor(async () => expect(await shared.read("page")).toEqual(kept));

    await redis.kill();
    await vi.waitFor(() => expect(shared.changes).toEqual(["shared", "local: closed"]));
    expect(await timeOf(50, shared)).toBeLessThan(1000);
    // It is tried again and again, for which nobody waits and of which nobody is told.
    await vi.waitFor(async () => {
      await expectNothing(shared);
      expect(shared.failures.filter((issue) => issue === "unreachable").length).toBeGreaterThan(2);
    });
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

describe("a Redis that hangs", () => {
  it("holds up one moment's reads by 100 ms, and none after them for seconds", async () => {
    await redis.start();
    const shared = hastyShared(redis.url);
    await waitForChange(shared, "shared");
    redis.pause();
    const first = await timeOf(1, shared);
    expect(first).toBeGreaterThan(90);
    // A busy machine is allowed for; fifty reads that each wait take five seconds.
    expect(first).toBeLessThan(1000);
    expect(await timeOf(50, shared)).toBeLessThan(1000);
    expect(await shared.takeCall("source", 5, MINUTE)).toBeNull();
    expect(shared.changes.at(-1)).toBe("local: slow");

    redis.resume();
    await waitForChange(shared, "shared");
    expect(await shared.takeCall("source", 5, MINUTE)).toBe(0);
  });

  it("holds up the first reads no longer, and no later ones while it is tried again", async () => {
    await redis.start();
    redis.pause();
    // The password is the first thing that is not answered.
    const shared = hastyShared(redis.url.replace("//", "//:pass@"));
    expect(await timeOf(50, shared)).toBeLessThan(1000);
    expect(shared.changes).toEqual([]);
    await vi.waitFor(() => expect(shared.changes).toEqual(["local: slow"]), { timeout: 5000 });
    // The next try begins with a read after a rest of five seconds, and hangs for two as well.
    const times: number[] = [];
    await vi.waitFor(
      async () => {
        times.push(await timeOf(1, shared));
        expect(shared.failures).toEqual(["slow", "slow"]);
      },
      { timeout: 30_000 },
    );
    // A busy machine is allowed for; if they waited, there would be about fifteen.
    expect(times.filter((ms) => ms > 80).length).toBeLessThan(5);
    expect(shared.changes).toEqual(["local: slow"]);
  });

  it("is given up when a write hangs", async () => {
    await redis.start();
    const shared = hastyShared(redis.url);
    await waitForChange(shared, "shared");
    redis.pause();
    shared.write("page", kept, MINUTE);
    await vi.waitFor(() => expect(shared.changes.at(-1)).toBe("local: slow"));
  });
});
