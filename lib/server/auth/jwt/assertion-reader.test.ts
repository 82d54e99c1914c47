import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeAssertionReader } from "./assertion-reader";
import { fakeNow, makeProxy } from "./fake-proxy";
import { PRESET_NAMES } from "./presets";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(PRESET_NAMES)("the preset %s", (preset) => {
  it("knows whom the proxy vouches for", async () => {
    const { jwt, ask, request, token } = makeProxy(preset);
    expect(await makeAssertionReader(jwt, ask)(request(token()))).toEqual({
      sub: "u-1",
      name: null,
      email: "alice.chen@example.com",
      groups: ["sre"],
    });
  });
});
