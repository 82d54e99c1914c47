import { describe, expect, it } from "vitest";
import { customRangeOf, isRangeUnit, RANGE_UNITS, readCustomRange } from "./custom-range";

describe("readCustomRange", () => {
  it.each([
    ["90", "minutes", "90m"],
    [" 60 ", "minutes", "1h"],
    ["2", "days", "2d"],
    ["30", "days", "30d"],
  ] as const)("reads last %s %s as %s", (count, unit, range) => {
    expect(readCustomRange(count, unit)).toEqual({ range });
  });

  it.each([
    ["", "hours"],
    ["0", "hours"],
    ["1.5", "hours"],
    ["-1", "hours"],
    ["31", "days"],
    ["99999999999999999999", "minutes"],
  ] as const)("explains what is wrong with last “%s” %s", (count, unit) => {
    expect(readCustomRange(count, unit)).toHaveProperty("issue");
  });
});

describe("customRangeOf", () => {
  it.each(["45m", "6h", "24h", "7d"])("gives %s back to the fields", (range) => {
    const { count, unit } = customRangeOf(range);
    expect(readCustomRange(count, unit)).toEqual({ range });
  });
});

describe("isRangeUnit", () => {
  it("knows the units by name", () => {
    expect(Object.keys(RANGE_UNITS).every(isRangeUnit)).toBe(true);
    expect(isRangeUnit("weeks")).toBe(false);
  });
});
