import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeAssertionReader } from "./assertion-reader";
import { fakeNow, makeProxy } from "./fake-proxy";
import { outcomeOf } from "./outcome";
import { PRESET_NAMES } from "./presets";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=. ";
const letter = fc.constantFrom(...LETTERS);
/** What can stand in a header. */
const headerText = fc.string({
  unit: fc.constantFrom(...LETTERS, "{", "}", '"', ",", ":", "\u00e9"),
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(PRESET_NAMES)("whatever comes for the preset %s", (preset) => {
  const proxy = makeProxy(preset);
  const identify = makeAssertionReader(proxy.jwt, proxy.ask);
  const read = (text: string) => outcomeOf(identify(proxy.request(text)));
  const good = proxy.token();

  it("is refused as any text, and never fails otherwise", async () => {
    await fc.assert(
      fc.asyncProperty(headerText, async (text) => {
        expect(await read(text)).toBe("unauthenticated");
      }),
    );
  });

  it("is refused as a good one of which a letter is another", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: good.length - 1 }), letter, async (at, other) => {
        const text = good.slice(0, at) + other + good.slice(at + 1);
        // What is around a header's value is no part of it.
        fc.pre(text.trim() !== good);
        expect(await read(text)).toBe("unauthenticated");
      }),
    );
    expect(await read(good)).toBe("u-1");
  });

  it("is refused as any header and claims by a proxy that does not know us", async () => {
    const members = fc.dictionary(fc.string(), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(members, fc.jsonValue(), async (header, claims) => {
        const head = { ...header, alg: proxy.alg, kid: proxy.key.kid };
        const text = proxy.signed(JSON.stringify(head), JSON.stringify(claims));
        expect(await read(text)).toBe("unauthenticated");
      }),
      { numRuns: 50 },
    );
  });
});
