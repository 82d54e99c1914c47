import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInstant, printInstant } from "./instant";

describe("parseInstant", () => {
  it.each([
    ["2026-11-23T14:32Z", "2026-11-23T14:32:00Z"],
    ["2026-11-23T14:32:05.5Z", "2026-11-23T14:32:05.500Z"],
    ["2026-11-23T15:32:00+01:00", "2026-11-23T14:32:00Z"],
    ["2026-11-23T15:32:00 01:00", "2026-11-23T14:32:00Z"],
    ["2026-11-23t14:32z", "2026-11-23T14:32:00Z"],
    ["2024-02-29T00:00Z", "2024-02-29T00:00:00Z"],
  ])("reads %s", (text, canonical) => {
    expect(parseInstant(text)).toBe(canonical);
  });

  it.each([
    "",
    "2026-11-23",
    "2026-11-23T14:32",
    "14:32",
    "1732372320",
    "2026-11-31T00:00Z",
    "2026-02-29T00:00Z",
    "2026-11-23T25:00Z",
    "9999-12-31T23:00:00-12:00",
    "0000-01-01T01:00:00+02:00",
    "yesterday",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it("reads back every printed instant", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => {
        const printed = printInstant(ms);
        expect(parseInstant(printed)).toBe(printed);
        expect(Date.parse(printed)).toBe(ms);
      }),
    );
  });
});
