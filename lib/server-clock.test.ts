import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { clockError, learnServerTime, serverNow, toServerTime } from "./server-clock";

const NOW = Date.parse("2026-11-23T17:40:00Z");
const HOUR = 3_600_000;
const dateOf = (ms: number) => new Date(ms).toUTCString();

describe("the server's clock", () => {
  it("is this computer's while they agree, whatever the network takes", () => {
    fc.assert(
      fc.property(fc.nat(30_000), fc.nat(30_000), (out, back) => {
        const sentAt = NOW - out;
        learnServerTime(dateOf(NOW), sentAt, NOW + back);
        expect(clockError()).toBe(0);
      }),
    );
  });

  it("is found to a second and the way of the answer, on any clock", () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), fc.nat(72_000_000), fc.nat(999), (...given) => {
        const [out, back, error, part] = given;
        const slow = error - 10 * HOUR;
        const answeredAt = NOW + part;
        learnServerTime(dateOf(answeredAt), answeredAt - out - slow, answeredAt + back - slow);
        expect(Math.abs(clockError() - slow)).toBeLessThanOrEqual(Math.max(out, back) + 1_000);
      }),
    );
  });

  it("corrects the present and the past alike", () => {
    vi.setSystemTime(NOW - HOUR);
    learnServerTime(dateOf(NOW), NOW - HOUR, NOW - HOUR);
    expect(serverNow()).toBe(NOW);
    expect(toServerTime(NOW - 2 * HOUR)).toBe(NOW - HOUR);
    vi.useRealTimers();
  });

  it.each([null, "", "yesterday"])("is not learnt from the header %o", (date) => {
    learnServerTime(dateOf(NOW), NOW - HOUR, NOW - HOUR);
    learnServerTime(date, NOW, NOW);
    expect(clockError()).toBe(HOUR);
  });

  it("follows a clock that was set, and ignores an answer during which it was set back", () => {
    learnServerTime(dateOf(NOW), NOW - HOUR, NOW - HOUR);
    learnServerTime(dateOf(NOW), NOW, NOW - HOUR);
    expect(clockError()).toBe(HOUR);
    learnServerTime(dateOf(NOW), NOW, NOW);
    expect(clockError()).toBe(0);
  });
});
