import { describe, expect, it } from "vitest";
import { makeTokenBucket } from "./token-bucket";

describe("makeTokenBucket", () => {
  it("lets some happen at once, then so many a second", () => {
    const bucket = makeTokenBucket({ perSecond: 2, atOnce: 3 });
    const taken = (now: number) => [1, 2, 3, 4].filter(() => bucket.take(now)).length;
    expect(taken(1000)).toBe(3);
    expect(taken(1499)).toBe(0);
    expect(taken(1500)).toBe(1);
    expect(taken(2500)).toBe(2);
    expect(taken(1_000_000)).toBe(3);
  });

  it("gets nothing from a clock that goes back", () => {
    const bucket = makeTokenBucket({ perSecond: 1, atOnce: 1 });
    expect([bucket.take(5000), bucket.take(1000), bucket.take(1500)]).toEqual([true, false, false]);
    expect(bucket.take(2000)).toBe(true);
  });
});
