import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MAX_RANGE_MINUTES,
  parseRange,
  printRange,
  rangeLabel,
  rangeMinutes,
} from "./relative-range";

describe("parseRange", () => {
  it.each([
    ["15m", "15m"],
    ["60m", "1h"],
    ["24h", "24h"],
    ["1d", "24h"],
    ["168h", "7d"],
    ["30d", "30d"],
    ["43200m", "30d"],
  ])("writes %s as %s", (text, canonical) => {
    expect(parseRange(text)).toBe(canonical);
  });

  it.each(["", "0m", "31d", "43201m", "7w", "1.5h", "-1h", " 7d", "7D", "d"])(
    "refuses %j",
    (text) => {
      expect(parseRange(text)).toBeNull();
    },
  );

  it("gives every number of minutes one form that reads back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_RANGE_MINUTES }), (minutes) => {
        expect(rangeMinutes(printRange(minutes))).toBe(minutes);
        expect(parseRange(printRange(minutes))).toBe(printRange(minutes));
      }),
    );
  });
});

describe("rangeLabel", () => {
  it.each([
    ["7d", "last 7 days"],
    ["1h", "last hour"],
    ["15m", "last 15 minutes"],
  ])("%s is %s", (range, label) => {
    expect(rangeLabel(range)).toBe(label);
  });
});
