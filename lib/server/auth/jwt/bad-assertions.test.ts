import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PRESET_NAMES } from "@/lib/server/config/presets";
import { fakeNow, makeProxy, makeProxyKey } from "@/lib/testing/fakes/fake-proxy";
import { outcomeOf } from "@/lib/testing/fakes/outcome";
import { badClaims } from "@/lib/testing/hostile/assertion-claims";
import { badForms } from "@/lib/testing/hostile/assertion-forms";
import { badHeaders } from "@/lib/testing/hostile/assertion-headers";
import { makeAssertionReader } from "./assertion-reader";

/** The promised minimum of tested attacks on each preset. */
const LEAST = 40;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(PRESET_NAMES)("an assertion for the preset %s", (preset) => {
  const proxy = makeProxy(preset);
  const stranger = makeProxyKey(proxy.alg);
  const identify = makeAssertionReader(proxy.jwt, proxy.ask);
  const tokens = {
    ...badHeaders(proxy, stranger),
    ...badClaims(proxy),
    ...badForms(proxy, stranger),
  };
  const cases = Object.entries(tokens);

  it(`can be bad in at least ${LEAST} ways, no two of which are the same`, () => {
    expect(new Set(Object.values(tokens)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(LEAST);
  });

  it.each(cases)("is refused with %s, and a good one beside it is not", async (_, token) => {
    const bad = await outcomeOf(identify(proxy.request(token)));
    const good = await outcomeOf(identify(proxy.request(proxy.token())));
    expect({ bad, good }).toEqual({ bad: "unauthenticated", good: "u-1" });
  });

  it("is refused if its header comes twice", async () => {
    const headers = proxy.request(proxy.token());
    headers.append(proxy.jwt.header, headers.get(proxy.jwt.header) ?? "");
    expect(await outcomeOf(identify(headers))).toBe("unauthenticated");
  });

  it("is refused in any other header", async () => {
    const value = proxy.request(proxy.token()).get(proxy.jwt.header) ?? "";
    for (const name of [`x-${proxy.jwt.header}`, proxy.jwt.header.replaceAll("-", "_"), "cookie"]) {
      if (name === proxy.jwt.header) continue;
      expect(await outcomeOf(identify(new Headers({ [name]: value })))).toBe("unauthenticated");
    }
  });
});
