import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { Breaker } from "./breaker";

const failure: AwsFailure = { code: "aws-unavailable", detail: "down" };

function opened(random = 0) {
  const breaker = new Breaker(() => random);
  for (let n = 0; n < 5; n += 1) breaker.failed(failure, 0);
  return breaker;
}

describe("Breaker", () => {
  it("opens after five failures in a row, and reports the last one", () => {
    const breaker = new Breaker(() => 0);
    for (let n = 1; n <= 4; n += 1) breaker.failed(failure, 0);
    expect([breaker.state, breaker.refusal(0)]).toEqual(["closed", null]);
    breaker.failed({ ...failure, detail: "still down" }, 0);
    expect(breaker.state).toBe("open");
    expect(breaker.refusal(0)).toMatchObject({ detail: "still down" });
  });

  it("counts from zero after an answer", () => {
    const breaker = new Breaker(() => 0);
    for (let n = 1; n <= 20; n += 1) {
      if (n % 5 === 0) breaker.answered();
      else breaker.failed(failure, 0);
    }
    expect(breaker.state).toBe("closed");
  });

  it.each([
    [0, 3000],
    [0.5, 4000],
    [1, 5000],
  ])("with the random number %s is tried after %s ms", (random, ms) => {
    const breaker = opened(random);
    expect(breaker.refusal(ms - 1)).not.toBeNull();
    expect(breaker.refusal(ms)).toBeNull();
  });

  it("lets one call through to see whether AWS is back", () => {
    const breaker = opened();
    breaker.begin();
    expect(breaker.state).toBe("half-open");
    expect(breaker.refusal(9000)).not.toBeNull();
  });

  it("closes when that call is answered", () => {
    const breaker = opened();
    breaker.begin();
    breaker.answered();
    expect([breaker.state, breaker.refusal(3000)]).toEqual(["closed", null]);
  });

  it("stays open when that call fails, and allows another one later", () => {
    const breaker = opened();
    breaker.begin();
    breaker.failed(failure, 3000);
    expect(breaker.state).toBe("open");
    expect(breaker.refusal(5999)).not.toBeNull();
    expect(breaker.refusal(6000)).toBeNull();
  });

  it("lets another call through when the caller of the first one aborts", () => {
    const breaker = opened();
    breaker.begin();
    breaker.gaveUp();
    expect(breaker.refusal(3000)).toBeNull();
  });

  it("always lets a call through within five seconds", () => {
    const events = fc.constantFrom("answered", "failed", "gaveUp", "begin");
    fc.assert(
      fc.property(
        fc.array(events, { maxLength: 60 }),
        fc.double({ min: 0, max: 1 }),
        (all, random) => {
          const breaker = new Breaker(() => (Number.isNaN(random) ? 0 : random));
          let now = 0;
          for (const event of all) {
            now += 100;
            if (event === "failed") breaker.failed(failure, now);
            else breaker[event]();
          }
          if (breaker.state !== "half-open") expect(breaker.refusal(now + 5000)).toBeNull();
        },
      ),
    );
  });
});
