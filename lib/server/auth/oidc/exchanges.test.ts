import { describe, expect, it } from "vitest";
import { makeExchanges } from "./exchanges";

describe("makeExchanges", () => {
  it("lets some happen at once, and then so many a second", () => {
    const exchanges = makeExchanges({ perSecond: 2, atOnce: 3 });
    const begun = [0, 0, 0, 0].map((now) => exchanges.begin(now));
    expect(begun.map((end) => end !== null)).toEqual([true, true, true, false]);
    for (const end of begun) end?.();
    expect(exchanges.begin(499)).toBeNull();
    expect(exchanges.begin(500)).not.toBeNull();
  });

  it("does not begin more while as many are not answered, however long that takes", () => {
    const exchanges = makeExchanges({ perSecond: 2, atOnce: 3 });
    const [end] = [0, 0, 0].map((now) => exchanges.begin(now));
    expect(exchanges.begin(60_000)).toBeNull();
    end?.();
    expect(exchanges.begin(60_000)).not.toBeNull();
    expect(exchanges.begin(60_000)).toBeNull();
  });
});
