import { describe, expect, it } from "vitest";
import { timeText } from "./time-text";

const now = Date.parse("2026-11-23T17:40:00Z");
const none = { after: null, before: null, range: null, time: "started" } as const;

describe("timeText", () => {
  it.each([
    [{ ...none, range: "7d" }, "UTC", "last 7 days"],
    [
      { ...none, after: "2026-11-23T14:00:00Z", before: "2026-11-23T15:30:00Z" },
      "UTC",
      "23 Nov 14:00 – 15:30 UTC",
    ],
    [
      { ...none, after: "2026-11-22T14:00:00Z", before: "2026-11-23T15:30:05Z" },
      "UTC",
      "22 Nov 14:00 – 23 Nov 15:30:05 UTC",
    ],
    [
      { ...none, after: "2026-11-23T23:30:00Z" },
      "Europe/Berlin",
      "since 24 Nov 00:30 Europe/Berlin",
    ],
    [
      { ...none, before: "2026-11-23T14:00:00Z" },
      "America/New_York",
      "before 23 Nov 09:00 America/New York",
    ],
    [{ ...none, after: "2025-12-31T23:00:00Z" }, "UTC", "since 31 Dec 2025 23:00 UTC"],
  ])("puts %o in %s into words", (filter, zone, text) => {
    expect(timeText(filter, zone, now)).toBe(text);
  });

  it.each([
    ["2026-11-01T05:30:00Z", "2026-11-01T05:45:00Z", "1 Nov 01:30 GMT-4 – 01:45 GMT-4"],
    ["2026-11-01T06:30:00Z", "2026-11-01T06:45:00Z", "1 Nov 01:30 GMT-5 – 01:45 GMT-5"],
    ["2026-11-01T06:30:00Z", "2026-11-01T08:00:00Z", "1 Nov 01:30 GMT-5 – 03:00"],
    ["2026-11-01T04:30:00Z", "2026-11-01T05:15:00Z", "1 Nov 00:30 – 01:15 GMT-4"],
    ["2026-11-01T06:30:00Z", null, "since 1 Nov 01:30 GMT-5"],
    [null, "2026-11-01T05:30:30Z", "before 1 Nov 01:30:30 GMT-4"],
  ])("prints the offset of a bound that the clocks show twice: %s – %s", (after, before, text) => {
    const filter = { ...none, after, before };
    expect(timeText(filter, "America/New_York", now)).toBe(`${text} America/New York`);
  });

  it("is null without a time filter", () => {
    expect(timeText(none, "UTC", now)).toBeNull();
  });

  it("distinguishes the two 02:30 of the night when the clocks go back", () => {
    const filter = { ...none, after: "2026-10-25T00:30:00Z", before: "2026-10-25T01:30:00Z" };
    expect(timeText(filter, "Europe/Berlin", now)).toBe(
      "25 Oct 02:30 GMT+2 – 02:30 GMT+1 Europe/Berlin",
    );
  });
});
