import { errors } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/server/log/log";
import { fakeNow, makeProxy } from "@/lib/testing/fakes/fake-proxy";
import { outcomeOf } from "@/lib/testing/fakes/outcome";
import { makeAssertionReader } from "./assertion-reader";
import { AssertionRefusal, logAssertionRefusal } from "./assertion-refusal";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The lines that are logged from now on. */
function loggedLines() {
  const lines: unknown[] = [];
  vi.spyOn(log, "warn").mockImplementation((facts: unknown) => void lines.push(facts));
  return lines;
}

describe("logAssertionRefusal", () => {
  it("tells each reason once a minute, and how often it was silent", () => {
    const lines = loggedLines();
    for (let turn = 0; turn < 100; turn += 1) logAssertionRefusal(new AssertionRefusal("one"));
    logAssertionRefusal(new AssertionRefusal("another"));
    vi.setSystemTime(fakeNow + 60_000);
    logAssertionRefusal(new AssertionRefusal("one"));
    expect(lines).toEqual([
      { reason: "one", untold: 0 },
      { reason: "another", untold: 0 },
      { reason: "one", untold: 99 },
    ]);
  });

  it("quotes no error of others", () => {
    const lines = loggedLines();
    logAssertionRefusal(new errors.JWTExpired("secret", { sub: "secret" }));
    logAssertionRefusal(new Error("secret"));
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  it("tells nothing of the assertion", async () => {
    const lines = loggedLines();
    const proxy = makeProxy("generic");
    const identify = makeAssertionReader(proxy.jwt, proxy.ask);
    const other = makeProxy("generic");
    const token = proxy.token({}, {}, other.key.privateKey);
    expect(await outcomeOf(identify(proxy.request(token)))).toBe("unauthenticated");
    expect(lines).toHaveLength(1);
    for (const part of [...token.split("."), "u-1", "alice.chen"]) {
      expect(JSON.stringify(lines)).not.toContain(part);
    }
  });
});
