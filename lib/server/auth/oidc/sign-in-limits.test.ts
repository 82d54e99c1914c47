import { describe, expect, it } from "vitest";
import { makeCallbackLimit } from "./sign-in-limits";

describe("makeCallbackLimit", () => {
  it("permits some callbacks at once, and then so many a second", () => {
    const limit = makeCallbackLimit({ perSecond: 2, atOnce: 3 });
    const begun = [0, 0, 0, 0].map((now) => limit.begin(now));
    expect(begun.map((end) => end !== null)).toEqual([true, true, true, false]);
    for (const end of begun) end?.();
    expect(limit.begin(499)).toBeNull();
    expect(limit.begin(500)).not.toBeNull();
  });

  it("does not begin more while as many are unanswered, however long that takes", () => {
    const limit = makeCallbackLimit({ perSecond: 2, atOnce: 3 });
    const [end] = [0, 0, 0].map((now) => limit.begin(now));
    expect(limit.begin(60_000)).toBeNull();
    end?.();
    expect(limit.begin(60_000)).not.toBeNull();
    expect(limit.begin(60_000)).toBeNull();
  });
});
