import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeNow } from "./fake-proxy";
import { rememberVerified } from "./verified-tokens";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
});

function tokenOf(text: string) {
  return { text, header: {}, claims: {} };
}

describe("rememberVerified", () => {
  it("verifies a token once a minute", async () => {
    const verify = vi.fn(async () => undefined);
    const remembering = rememberVerified(verify);
    for (const seconds of [0, 1, 59, 60, 61, 119]) {
      vi.setSystemTime(fakeNow + seconds * 1000);
      await remembering(tokenOf("a"));
    }
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it("takes no other token for it", async () => {
    const remembering = rememberVerified(async ({ text }) => {
      if (text !== "a") throw new Error("bad");
    });
    await remembering(tokenOf("a"));
    await expect(remembering(tokenOf("a "))).rejects.toThrow("bad");
    await expect(remembering(tokenOf("a "))).rejects.toThrow("bad");
  });

  it("remembers nothing that was refused", async () => {
    const verify = vi.fn(async () => undefined).mockRejectedValueOnce(new Error("no key yet"));
    const remembering = rememberVerified(verify);
    await expect(remembering(tokenOf("a"))).rejects.toThrow("no key yet");
    await remembering(tokenOf("a"));
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it("forgets when the clock is set back", async () => {
    const verify = vi.fn(async () => undefined);
    const remembering = rememberVerified(verify);
    await remembering(tokenOf("a"));
    vi.setSystemTime(fakeNow - 3_600_000);
    await remembering(tokenOf("a"));
    expect(verify).toHaveBeenCalledTimes(2);
  });
});
