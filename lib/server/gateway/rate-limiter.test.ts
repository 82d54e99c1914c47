import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RateLimiter } from "./rate-limiter";

const MINUTE = 60_000;

/** Begins calls as soon as they may begin, for `ms` milliseconds. Returns their times. */
function callsOf(limiter: RateLimiter, from: number, ms: number): number[] {
  const times: number[] = [];
  for (let now = from; now < from + ms; ) {
    const wait = limiter.wait(now);
    if (wait > 0) now += wait;
    else {
      limiter.begin(now);
      times.push(now);
    }
  }
  return times;
}

describe("RateLimiter", () => {
  it("spreads calls over the second, and lets the first begin at once", () => {
    expect(callsOf(new RateLimiter(4, 0), 0, 1100)).toEqual([0, 250, 500, 750, 1000]);
    expect(callsOf(new RateLimiter(8, 0), 0, 600)).toEqual([0, 0, 250, 250, 500, 500]);
  });

  it("allows less than one call a second", () => {
    expect(callsOf(new RateLimiter(0.5, 0), 0, 5000)).toEqual([0, 2000, 4000]);
  });

  it("halves its rate when AWS throttles, but not below one call in two seconds", () => {
    const limiter = new RateLimiter(4, 0);
    const rates = [1, 2, 3, 4, 5].map((second) => {
      limiter.throttled(second * 1000, second * 1000, null);
      return limiter.callsPerSecond(second * 1000);
    });
    expect(rates).toEqual([2, 1, 0.5, 0.5, 0.5]);
  });

  it("never exceeds the configured rate, however low it is", () => {
    const limiter = new RateLimiter(0.1, 0);
    limiter.throttled(0, 0, null);
    expect(limiter.callsPerSecond(10 * MINUTE)).toBe(0.1);
  });

  it("counts the throttling of simultaneous calls once", () => {
    const limiter = new RateLimiter(8, 0);
    limiter.throttled(900, 1000, null);
    limiter.throttled(910, 1001, null);
    limiter.throttled(920, 1002, null);
    expect(limiter.callsPerSecond(1002)).toBe(4);
    limiter.throttled(1003, 1200, null);
    expect(limiter.callsPerSecond(1200)).toBe(2);
  });

  it("rises by a quarter for each minute without throttling, up to the first rate", () => {
    const limiter = new RateLimiter(4, 0);
    limiter.throttled(0, 0, null);
    expect(limiter.callsPerSecond(MINUTE - 1)).toBe(2);
    expect(limiter.callsPerSecond(MINUTE)).toBe(2.25);
    expect(limiter.callsPerSecond(3.5 * MINUTE)).toBe(2.75);
    expect(limiter.callsPerSecond(60 * MINUTE)).toBe(4);
  });

  it("pauses as long as AWS asks", () => {
    const limiter = new RateLimiter(4, 0);
    limiter.throttled(0, 0, 7);
    expect(limiter.wait(0)).toBe(7000);
    expect(limiter.wait(6999)).toBe(1);
    expect(limiter.wait(7000)).toBe(0);
  });

  it("limits the pause that AWS asks for", () => {
    const limiter = new RateLimiter(4, 0);
    limiter.throttled(0, 0, 999_999);
    expect(limiter.wait(0)).toBe(5 * MINUTE);
  });

  it("continues after the machine has slept", () => {
    const limiter = new RateLimiter(4, 0);
    callsOf(limiter, 0, 1000);
    expect(limiter.wait(1e12)).toBe(0);
  });

  it("never lets more calls begin in its window, whatever happens", () => {
    const step = fc.record({
      ms: fc.integer({ min: 0, max: 5000 }),
      isThrottled: fc.boolean(),
      retryAfter: fc.option(fc.integer({ min: 1, max: 5 })),
    });
    const rates = fc.double({ min: 0.5, max: 20, noNaN: true });
    fc.assert(
      fc.property(rates, fc.array(step, { maxLength: 40 }), (rate, steps) => {
        const limiter = new RateLimiter(rate, 0);
        const most = Math.max(1, Math.floor(rate / 4));
        const span = (most / rate) * 1000;
        let now = 0;
        const begun: number[] = [];
        for (const { ms, isThrottled, retryAfter } of steps) {
          begun.push(...callsOf(limiter, now, ms));
          now += ms;
          if (isThrottled) {
            limiter.throttled(now, now, retryAfter);
            const pause = retryAfter === null ? 0 : retryAfter * 1000;
            expect(limiter.wait(now)).toBeGreaterThanOrEqual(pause);
          }
        }
        for (const [index, time] of begun.entries()) {
          const earlier = begun[index - most];
          // Floating-point times are rounded.
          if (earlier !== undefined) expect(time - earlier).toBeGreaterThan(span - 1e-6);
        }
      }),
    );
  });
});
