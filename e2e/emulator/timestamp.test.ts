import { describe, expect, it } from "vitest";
import { parseTimestamp } from "./timestamp";

describe("parseTimestamp", () => {
  it.each([
    ["2026-11-20T12:00:00Z", "2026-11-20T12:00:00.000Z"],
    ["2026-11-20T12:00:00.25Z", "2026-11-20T12:00:00.250Z"],
    ["2026-11-20T12:00:00+02:00", "2026-11-20T10:00:00.000Z"],
    ["2026-11-20t12:00:00.123456z", "2026-11-20T12:00:00.123Z"],
    ["2028-02-29T00:00:00-01:30", "2028-02-29T01:30:00.000Z"],
  ])("reads %s", (text, time) => {
    expect(parseTimestamp(text)).toBe(Date.parse(time));
  });

  it.each([
    "",
    "2026-11-20",
    "2026-11-20T12:00:00",
    "2026-11-20T12:00Z",
    "2026-11-20 12:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-11-20T24:00:00Z",
    "2026-11-20T12:60:00Z",
    "2026-11-20T12:00:00+25:00",
    "1795176000",
    "Fri, 20 Nov 2026 12:00:00 GMT",
  ])("refuses %j", (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});
