import { describe, expect, it } from "vitest";
import { frozenTime, isInWindow, timeWindow } from "./time-window";

const now = Date.parse("2026-11-23T17:40:00.250Z");
const nothing = { after: null, before: null, range: null };

describe("timeWindow", () => {
  it("ends now for a range, and has no upper bound", () => {
    expect(timeWindow({ ...nothing, range: "15m" }, now)).toEqual({
      after: "2026-11-23T17:25:00.250Z",
      before: null,
    });
  });

  it("prefers instants to a range", () => {
    const filter = { ...nothing, before: "2026-11-01T00:00:00Z", range: "7d" };
    expect(timeWindow(filter, now)).toEqual({ after: null, before: "2026-11-01T00:00:00Z" });
  });
});

describe("frozenTime", () => {
  it("turns a range into the instants that it means now, without losing this second", () => {
    expect(frozenTime({ ...nothing, range: "1h" }, now)).toEqual({
      after: "2026-11-23T16:40:01Z",
      before: "2026-11-23T17:40:01Z",
      range: null,
    });
  });

  it("leaves instants alone", () => {
    const filter = { ...nothing, after: "2026-11-01T00:00:00Z" };
    expect(frozenTime(filter, now)).toEqual(filter);
  });
});

describe("isInWindow", () => {
  const window = { after: "2026-11-23T14:00:00Z", before: "2026-11-23T15:00:00Z" };
  it.each([
    ["2026-11-23T13:59:59.999Z", false],
    ["2026-11-23T14:00:00.000Z", true],
    ["2026-11-23T14:59:59.999Z", true],
    ["2026-11-23T15:00:00.000Z", false],
    [null, false],
  ])("%s: %s", (instant, isInside) => {
    expect(isInWindow(instant, window)).toBe(isInside);
  });

  it("holds even an unknown instant when it has no bounds", () => {
    expect(isInWindow(null, { after: null, before: null })).toBe(true);
  });
});
