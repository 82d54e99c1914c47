import { CalendarDate, parseAbsolute } from "@internationalized/date";
import { describe, expect, it } from "vitest";
import { daysOf, knownDays, windowOfDays } from "./day-range";

const now = Date.parse("2026-11-23T17:40:30Z");
const zone = "Europe/Berlin";
const known = knownDays(now, zone);
const open = { from: null, to: null };
const day = (date: number) => new CalendarDate(2026, 11, date);
const time = (text: string) => parseAbsolute(text, zone);

function picked(days: [number, number], ends: Parameters<typeof windowOfDays>[1]) {
  const window = windowOfDays({ start: day(days[0]), end: day(days[1]) }, ends, now, zone);
  return [window.from.toAbsoluteString(), window.to.toAbsoluteString()];
}

describe("knownDays", () => {
  it("reaches back 30 days and not past today", () => {
    expect([String(known.start), String(known.end)]).toEqual(["2026-10-24", "2026-11-23"]);
  });
});

describe("daysOf", () => {
  it.each([
    ["whole days", "2026-11-19T23:00:00Z", "2026-11-22T23:00:00Z", "2026-11-20", "2026-11-22"],
    ["parts of days", "2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z", "2026-11-20", "2026-11-20"],
    [
      "an end before its start",
      "2026-11-20T10:00:00Z",
      "2026-11-18T10:00:00Z",
      "2026-11-20",
      "2026-11-20",
    ],
  ])("marks the days of %s", (_, from, to, start, end) => {
    const days = daysOf({ from: time(from), to: time(to) }, known);
    expect([String(days?.start), String(days?.end)]).toEqual([start, end]);
  });

  it("marks days up to today if the end is open, and none if both ends are", () => {
    const days = daysOf({ from: time("2026-11-20T10:00:00Z"), to: null }, known);
    expect(String(days?.end)).toBe("2026-11-23");
    expect(daysOf(open, known)).toBeNull();
  });
});

describe("windowOfDays", () => {
  it("uses whole days in the zone", () => {
    expect(picked([20, 21], open)).toEqual([
      "2026-11-19T23:00:00.000Z",
      "2026-11-21T23:00:00.000Z",
    ]);
  });

  it("ends with the current minute today", () => {
    expect(picked([23, 23], open)).toEqual([
      "2026-11-22T23:00:00.000Z",
      "2026-11-23T17:41:00.000Z",
    ]);
  });

  it("keeps given times of day", () => {
    const ends = { from: time("2026-11-20T13:00:00Z"), to: time("2026-11-20T15:00:00Z") };
    expect(picked([17, 17], ends)).toEqual([
      "2026-11-17T13:00:00.000Z",
      "2026-11-17T15:00:00.000Z",
    ]);
  });

  it("uses whole days if the given times would end before they begin", () => {
    const ends = { from: time("2026-11-20T15:00:00Z"), to: time("2026-11-21T13:00:00Z") };
    expect(picked([17, 17], ends)).toEqual([
      "2026-11-16T23:00:00.000Z",
      "2026-11-17T23:00:00.000Z",
    ]);
  });

  it("gives 25 hours to the day when the clocks go back", () => {
    const date = new CalendarDate(2026, 10, 25);
    const { from, to } = windowOfDays({ start: date, end: date }, open, now, zone);
    expect(to.toDate().getTime() - from.toDate().getTime()).toBe(25 * 3_600_000);
  });
});
