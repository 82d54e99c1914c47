import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeVerifiedTokens } from "./verified-tokens";

/** The function that `node --expose-gc` would provide. */
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

const MINUTE = 60_000;
const NOW = Date.parse("2026-11-23T17:40:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a memory of proofs", () => {
  it("looks at one once in its time, and gives what it found", async () => {
    const find = vi.fn(async () => ({ sub: "alice" }));
    const remember = makeVerifiedTokens<{ sub: string }>(MINUTE);
    for (const seconds of [0, 1, 59, 60, 61, 119]) {
      vi.setSystemTime(NOW + seconds * 1000);
      expect(await remember("a", find)).toEqual({ sub: "alice" });
    }
    expect(find).toHaveBeenCalledTimes(2);
  });

  it("knows also that there is nothing to find but that it holds", async () => {
    const verify = vi.fn(async () => undefined);
    const remember = makeVerifiedTokens<undefined>(MINUTE);
    await remember("a", verify);
    await remember("a", verify);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it("takes no other proof for it", async () => {
    const remember = makeVerifiedTokens<string>(MINUTE);
    const find = (proof: string) => async () => {
      if (proof !== "a") throw new Error("bad");
      return proof;
    };
    await remember("a", find("a"));
    await expect(remember("a ", find("a "))).rejects.toThrow("bad");
    await expect(remember("a ", find("a "))).rejects.toThrow("bad");
  });

  it("remembers nothing that was refused", async () => {
    const find = vi
      .fn(async (): Promise<string | null> => "alice")
      .mockRejectedValueOnce(new Error("no key yet"))
      .mockResolvedValueOnce(null);
    const remember = makeVerifiedTokens<string | null>(MINUTE);
    await expect(remember("a", find)).rejects.toThrow("no key yet");
    expect(await remember("a", find)).toBeNull();
    expect(await remember("a", find)).toBe("alice");
    expect(find).toHaveBeenCalledTimes(3);
  });

  it("forgets when the clock is set back", async () => {
    const find = vi.fn(async () => "alice");
    const remember = makeVerifiedTokens<string>(MINUTE);
    await remember("a", find);
    vi.setSystemTime(NOW - 3_600_000);
    await remember("a", find);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it("lets go of what has had its time", async () => {
    const remember = makeVerifiedTokens<object>(MINUTE);
    const gone = new WeakRef(await remember("a", async () => ({ groups: ["sre"] })));
    vi.setSystemTime(NOW + 2 * MINUTE);
    await remember("b", async () => ({}));
    // A WeakRef holds what it names until the turn of the event loop ends.
    await setImmediate();
    collectGarbage();
    expect(gone.deref()).toBeUndefined();
  });

  it("holds no more than its bound, however much is found in each", async () => {
    const find = vi.fn(async () => "g".repeat(150_000));
    const remember = makeVerifiedTokens<string>(MINUTE);
    for (let proof = 0; proof < 20; proof += 1) await remember(`p-${proof}`, find);
    await remember("p-19", find);
    expect(find).toHaveBeenCalledTimes(20);
    await remember("p-0", find);
    expect(find).toHaveBeenCalledTimes(21);
  });
});
