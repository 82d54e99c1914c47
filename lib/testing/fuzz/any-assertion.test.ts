import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, vi } from "vitest";
import { makeAssertionReader } from "@/lib/server/auth/jwt/assertion-reader";
import { PRESET_NAMES } from "@/lib/server/config/presets";
import { fakeNow, makeProxy } from "@/lib/testing/fakes/fake-proxy";
import { outcomeOf } from "@/lib/testing/fakes/outcome";
import { damage, damaged, headerText } from "@/lib/testing/hostile/hostile-token";
import { fuzz } from "./fuzz";

// The log reads its level when it is loaded.
vi.hoisted(() => vi.stubEnv("SESSIONSCOPE_LOG_LEVEL", "silent"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(PRESET_NAMES)("any header for the preset %s", (preset) => {
  const proxy = makeProxy(preset);
  const identify = makeAssertionReader(proxy.jwt, proxy.ask);
  const read = (text: string) => outcomeOf(identify(proxy.request(text)));
  const good = proxy.token();

  fuzz({
    name: `${preset}-text`,
    claim: "rejects any text, and never throws",
    inputs: { long: 20_000, short: 100 },
    arbitrary: headerText,
    async holds(text) {
      expect(await read(text)).toBe("unauthenticated");
    },
  });

  fuzz({
    name: `${preset}-damaged`,
    claim: "rejects a damaged valid assertion, and still accepts the valid one",
    inputs: { long: 10_000, short: 100 },
    arbitrary: damage,
    async holds(what) {
      const text = damaged(good, what);
      // Whitespace around a header's value does not belong to the value.
      fc.pre(text.trim() !== good);
      expect(await read(text)).toBe("unauthenticated");
      expect(await read(good)).toBe("u-1");
    },
  });

  fuzz({
    name: `${preset}-claims`,
    claim: "rejects any header and claims of a proxy with another audience",
    inputs: { long: 5_000, short: 50 },
    arbitrary: fc.record({
      header: fc.dictionary(fc.string(), fc.jsonValue()),
      claims: fc.jsonValue(),
    }),
    async holds({ header, claims }) {
      const head = { ...header, alg: proxy.alg, kid: proxy.key.kid };
      const text = proxy.signed(JSON.stringify(head), JSON.stringify(claims));
      expect(await read(text)).toBe("unauthenticated");
    },
  });
});
