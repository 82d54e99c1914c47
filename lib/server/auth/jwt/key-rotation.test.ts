import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PRESET_NAMES, type PresetName } from "@/lib/server/config/presets";
import { fakeNow, makeProxy, makeProxyKey } from "@/lib/testing/fakes/fake-proxy";
import type { FakeKey } from "@/lib/testing/fakes/fake-signer";
import { outcomeOf } from "@/lib/testing/fakes/outcome";
import { makeAssertionReader } from "./assertion-reader";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Key pairs by algorithm, for all tests: making an RSA pair takes longer than a test. */
const pairs = new Map<string, FakeKey[]>();

/** Gives keys that differ from each other within one test. */
function keyMaker() {
  const used = new Map<string, number>();
  return (alg: string): FakeKey => {
    const index = used.get(alg) ?? 0;
    used.set(alg, index + 1);
    const known = pairs.get(alg) ?? [];
    pairs.set(alg, known);
    const pair = known[index] ?? makeProxyKey(alg);
    known[index] = pair;
    return { ...pair, kid: randomUUID() };
  };
}

/** A proxy, and the outcome of its tokens, which are issued at the current moment. */
function stage(preset: PresetName) {
  const makeKey = keyMaker();
  const proxy = makeProxy(preset, makeKey);
  const identify = makeAssertionReader(proxy.jwt, proxy.ask);
  const tokenOf = ({ kid, privateKey }: FakeKey) => {
    const now = Date.now() / 1000;
    const end = { exp: now + 300 };
    const isAlb = preset === "alb";
    return proxy.token(
      { ...end, ...(isAlb ? {} : { iat: now }) },
      { kid, ...(isAlb ? end : {}) },
      privateKey,
    );
  };
  const read = (token: string) => outcomeOf(identify(proxy.request(token)));
  return {
    ...proxy,
    makeKey,
    identify,
    read,
    readBy: (key: FakeKey) => read(tokenOf(key)),
    tokenOf,
  };
}

function pass(milliseconds: number) {
  vi.setSystemTime(Date.now() + milliseconds);
}

/** Lets background requests finish, without real waits. */
async function settle() {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

describe.each(PRESET_NAMES)("keys of the preset %s", (preset) => {
  it("are fetched once for concurrent requests", async () => {
    const { server, readBy, key } = stage(preset);
    const all = await Promise.all(Array.from({ length: 20 }, () => readBy(key)));
    expect(new Set(all)).toEqual(new Set(["u-1"]));
    expect(server.asked).toBe(1);
  });

  it("are fetched again when a new key signs", async () => {
    const { server, readBy, key, alg, makeKey } = stage(preset);
    await readBy(key);
    pass(11 * SECOND);
    const next = makeKey(alg);
    server.keys.push(next);
    expect([await readBy(next), await readBy(key), await readBy(next)]).toEqual([
      "u-1",
      "u-1",
      "u-1",
    ]);
    expect(server.asked).toBe(2);
  });

  // Keys of a load balancer are fetched one by one, and their removal takes effect later.
  it.skipIf(preset === "alb")("are not valid after they were revoked", async () => {
    const { server, read, readBy, tokenOf, key, alg, makeKey } = stage(preset);
    await readBy(key);
    server.keys = [makeKey(alg)];
    pass(9 * MINUTE);
    expect(await readBy(key)).toBe("u-1");
    pass(2 * MINUTE);
    const token = tokenOf(key);
    expect(await read(token)).toBe("u-1");
    await settle();
    pass(SECOND);
    expect(await readBy(key)).toBe("unauthenticated");
    pass(MINUTE);
    expect(await read(token)).toBe("unauthenticated");
  });

  it.skipIf(preset === "alb")(
    "are fetched before a person is let in after a quiet time",
    async () => {
      const { server, readBy, key, alg, makeKey } = stage(preset);
      await readBy(key);
      server.keys = [makeKey(alg)];
      pass(15 * MINUTE);
      expect(await readBy(key)).toBe("unauthenticated");
    },
  );

  it("stay valid for a day while their server is down, and no longer", async () => {
    const { server, readBy, key } = stage(preset);
    await readBy(key);
    server.isDown = true;
    for (let hour = 1; hour < 24; hour += 1) {
      pass(HOUR);
      expect(await readBy(key)).toBe("u-1");
      await settle();
    }
    pass(HOUR);
    expect(await readBy(key)).toBe("overloaded");
    server.isDown = false;
    pass(11 * SECOND);
    expect(await readBy(key)).toBe("u-1");
  });

  it("that were never available give `overloaded`, and are fetched at most every ten seconds", async () => {
    const { server, identify, request, tokenOf, key, readBy } = stage(preset);
    server.isDown = true;
    await expect(identify(request(tokenOf(key)))).rejects.toMatchObject({
      problem: { status: 503, code: "overloaded", retryAfterSeconds: 10 },
    });
    for (let turn = 0; turn < 10; turn += 1) expect(await readBy(key)).toBe("overloaded");
    expect(server.asked).toBe(1);
    server.isDown = false;
    pass(10 * SECOND);
    expect(await readBy(key)).toBe("u-1");
  });

  it("that do not exist cause no flood of requests", async () => {
    const { server, readBy, key, alg, tokenOf, read, makeKey } = stage(preset);
    await readBy(key);
    const { privateKey, publicKey } = makeKey(alg);
    for (let turn = 0; turn < 100; turn += 1) {
      const kid = `00000000-0000-4000-8000-${String(turn).padStart(12, "0")}`;
      expect(await readBy({ kid, privateKey, publicKey })).toBe("unauthenticated");
    }
    expect(server.asked).toBeLessThanOrEqual(21);
    expect(await read(tokenOf(key))).toBe("u-1");
  });
});

describe("a remembered assertion", () => {
  it.each(PRESET_NAMES)("is valid until it expires, with the preset %s", async (preset) => {
    const { read, tokenOf, key } = stage(preset);
    const token = tokenOf(key);
    expect(await read(token)).toBe("u-1");
    pass(329 * SECOND);
    expect(await read(token)).toBe("u-1");
    pass(SECOND);
    expect(await read(token)).toBe("unauthenticated");
  });
});
