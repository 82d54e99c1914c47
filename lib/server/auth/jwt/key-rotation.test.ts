import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PRESET_NAMES, type PresetName } from "@/lib/server/config/presets";
import { fakeNow, makeProxy, makeProxyKey } from "@/lib/testing/fakes/fake-proxy";
import type { FakeKey } from "@/lib/testing/fakes/fake-signer";
import { makeAssertionReader } from "./assertion-reader";
import { outcomeOf } from "./outcome";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A proxy and what becomes of its tokens, each of which is made at the very moment. */
function stage(preset: PresetName) {
  const proxy = makeProxy(preset);
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
  return { ...proxy, identify, read, readBy: (key: FakeKey) => read(tokenOf(key)), tokenOf };
}

function pass(milliseconds: number) {
  vi.setSystemTime(Date.now() + milliseconds);
}

/** Lets what goes on behind the answers end: no real time is in it. */
async function settle() {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

describe.each(PRESET_NAMES)("keys of the preset %s", (preset) => {
  it("are asked for once, however many come at the same time", async () => {
    const { server, readBy, key } = stage(preset);
    const all = await Promise.all(Array.from({ length: 20 }, () => readBy(key)));
    expect(new Set(all)).toEqual(new Set(["u-1"]));
    expect(server.asked).toBe(1);
  });

  it("are asked for again when a new one signs", async () => {
    const { server, readBy, key, alg } = stage(preset);
    await readBy(key);
    pass(11 * SECOND);
    const next = makeProxyKey(alg);
    server.keys.push(next);
    expect([await readBy(next), await readBy(key), await readBy(next)]).toEqual([
      "u-1",
      "u-1",
      "u-1",
    ]);
    expect(server.asked).toBe(2);
  });

  // A load balancer's key is asked for by itself, and what is said of it is not believed so soon.
  it.skipIf(preset === "alb")("are good no longer once they have been taken back", async () => {
    const { server, read, readBy, tokenOf, key, alg } = stage(preset);
    await readBy(key);
    server.keys = [makeProxyKey(alg)];
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
    "are asked for before anybody is let in after a quiet time",
    async () => {
      const { server, readBy, key, alg } = stage(preset);
      await readBy(key);
      server.keys = [makeProxyKey(alg)];
      pass(15 * MINUTE);
      expect(await readBy(key)).toBe("unauthenticated");
    },
  );

  it("are kept for a day while their server is down, and no longer", async () => {
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

  it("that were never to be had are nobody's fault who asks, and asked for at most every ten seconds", async () => {
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

  it("that nobody has do not make a flood", async () => {
    const { server, readBy, key, alg, tokenOf, read } = stage(preset);
    await readBy(key);
    const { privateKey, publicKey } = makeProxyKey(alg);
    for (let turn = 0; turn < 100; turn += 1) {
      const kid = `00000000-0000-4000-8000-${String(turn).padStart(12, "0")}`;
      expect(await readBy({ kid, privateKey, publicKey })).toBe("unauthenticated");
    }
    expect(server.asked).toBeLessThanOrEqual(21);
    expect(await read(tokenOf(key))).toBe("u-1");
  });
});

describe("an assertion that was kept", () => {
  it.each(PRESET_NAMES)("is good until it ends, with the preset %s", async (preset) => {
    const { read, tokenOf, key } = stage(preset);
    const token = tokenOf(key);
    expect(await read(token)).toBe("u-1");
    pass(329 * SECOND);
    expect(await read(token)).toBe("u-1");
    pass(SECOND);
    expect(await read(token)).toBe("unauthenticated");
  });
});
