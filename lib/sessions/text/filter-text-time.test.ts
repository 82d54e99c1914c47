import { describe, expect, it } from "vitest";
import { localTimeOf, readMinute, readRange } from "./filter-text-time";

const zone = "Europe/Berlin";

describe("readRange", () => {
  it.each([
    ["7d", "7d"],
    ["24 hours", "24h"],
    ["24Hours", "24h"],
    ["hour", "1h"],
    ["30 minutes", "30m"],
    ["90min", "90m"],
    ["2 weeks", "14d"],
    ["1440m", "24h"],
    ["31d", null],
    ["5 weeks", null],
    ["0h", null],
    ["7", null],
    ["7 moons", null],
    ["", null],
  ])("reads %j", (text, range) => {
    expect(readRange(text)).toBe(range);
  });
});

describe("readMinute", () => {
  // 16:00 in Berlin.
  const now = Date.parse("2026-11-23T15:00:00Z");

  it.each([
    ["2026-11-20T14:32", "2026-11-20T13:32:00Z", "2026-11-20T13:33:00Z"],
    ["14:32", "2026-11-23T13:32:00Z", "2026-11-23T13:33:00Z"],
    ["9:05", "2026-11-23T08:05:00Z", "2026-11-23T08:06:00Z"],
    ["16:00", "2026-11-23T15:00:00Z", "2026-11-23T15:01:00Z"],
    ["14:32 UTC", "2026-11-23T14:32:00Z", "2026-11-23T14:33:00Z"],
    ["14:32Z", "2026-11-23T14:32:00Z", "2026-11-23T14:33:00Z"],
    ["14:32+05:30", "2026-11-23T09:02:00Z", "2026-11-23T09:03:00Z"],
    ["00:32 Asia/Tokyo", "2026-11-22T15:32:00Z", "2026-11-22T15:33:00Z"],
  ])("reads %s", (text, after, before) => {
    expect(readMinute(text, zone, now)).toEqual({ after, before });
  });

  it("reads a time of day in the future as yesterday's", () => {
    expect(readMinute("16:01", zone, now)?.after).toBe("2026-11-22T15:01:00Z");
  });

  it("keeps the time of day when the clocks change", () => {
    const afterChange = Date.parse("2026-10-25T08:00:00Z");
    expect(readMinute("23:30", zone, afterChange)?.after).toBe("2026-10-24T21:30:00Z");
  });

  it("reads a time of day that occurs twice as the one that has been", () => {
    const between = Date.parse("2026-11-01T05:45:00Z");
    const zone = "America/New_York";
    expect(localTimeOf("01:30", zone, between)?.instants).toHaveLength(1);
    expect(localTimeOf("01:30", zone, between + 3_600_000)?.instants).toHaveLength(2);
    expect(readMinute("01:30", zone, between)?.after).toBe("2026-11-01T05:30:00Z");
  });

  it.each(["24:00", "14:60", "14", "2026-11-23T25:00"])("refuses %s", (text) => {
    expect(readMinute(text, zone, now)).toBeNull();
  });
});
