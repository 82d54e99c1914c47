import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PRESET_NAMES } from "@/lib/server/config/presets";
import { fakeNow, makeProxy } from "@/lib/testing/fakes/fake-proxy";
import { makeAssertionReader } from "./assertion-reader";

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
      name: "alice.chen@example.com",
      email: "alice.chen@example.com",
      groups: ["sre"],
    });
  });

  it("knows them by an address only if that is verified", async () => {
    const { jwt, ask, request, token } = makeProxy(preset);
    const read = makeAssertionReader(jwt, ask);
    const emailBy = async (claims: object) => (await read(request(token(claims)))).email;
    const isVouched = preset === "cloudflare" || preset === "iap";
    expect(await emailBy({ email_verified: undefined })).toBe(
      isVouched ? "alice.chen@example.com" : null,
    );
    expect(await emailBy({ email_verified: "false" })).toBeNull();
    expect(await emailBy({ email_verified: undefined, gcip: {} })).toBeNull();
  });
});
