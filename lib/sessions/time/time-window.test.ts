import { describe, expect, it } from "vitest";
import type { Session } from "@/lib/sessions/session/session";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { frozenTime, isInWindow, parseTimeMode, timeWindow } from "./time-window";

const now = Date.parse("2026-11-23T17:40:00.250Z");
const nothing = { after: null, before: null, range: null, time: "started" } as const;

describe("parseTimeMode", () => {
  it.each([
    ["started", "started"],
    ["running", "running"],
    ["Running", null],
    ["", null],
  ])("reads %j as %s", (text, mode) => {
    expect(parseTimeMode(text)).toBe(mode);
  });
});

describe("timeWindow", () => {
  it("ends now for a range, and has no upper bound", () => {
    expect(timeWindow({ ...nothing, range: "15m" }, now)).toEqual({
      after: "2026-11-23T17:25:00.250Z",
      before: null,
      time: "started",
    });
  });

  it("prefers instants to a range", () => {
    const filter = { ...nothing, before: "2026-11-01T00:00:00Z", range: "7d" };
    expect(timeWindow(filter, now)).toEqual({
      after: null,
      before: "2026-11-01T00:00:00Z",
      time: "started",
    });
  });

  it("keeps the mode", () => {
    expect(timeWindow({ ...nothing, time: "running" }, now).time).toBe("running");
    expect(timeWindow({ ...nothing, range: "1h", time: "running" }, now).time).toBe("running");
  });
});

describe("frozenTime", () => {
  it.each(["started", "running"] as const)(
    "turns a range into the instants that it means now, without losing this second (%s)",
    (time) => {
      expect(frozenTime({ ...nothing, range: "1h", time }, now)).toEqual({
        after: "2026-11-23T16:40:01Z",
        before: "2026-11-23T17:40:01Z",
        range: null,
        time,
      });
    },
  );

  it("keeps instants", () => {
    const filter = { ...nothing, after: "2026-11-01T00:00:00Z", time: "running" } as const;
    expect(frozenTime(filter, now)).toEqual(filter);
  });
});

describe("isInWindow", () => {
  const bounds = { after: "2026-11-23T14:00:00Z", before: "2026-11-23T15:00:00Z" };

  it.each([
    ["2026-11-23T13:59:59.999Z", false],
    ["2026-11-23T14:00:00.000Z", true],
    ["2026-11-23T14:59:59.999Z", true],
    ["2026-11-23T15:00:00.000Z", false],
    [null, false],
  ])("started %s: %s", (startedAt, isInside) => {
    const session = makeSession({ startedAt });
    expect(isInWindow(session, { ...bounds, time: "started" })).toBe(isInside);
  });

  it.each<[string, Partial<Session>, boolean]>([
    ["began before and is still open", { endedAt: null, status: "Connected" }, true],
    ["began before and is still open, for all we know", { endedAt: null, status: null }, true],
    ["began before and ended in it", { endedAt: "2026-11-23T14:00:00.001Z" }, true],
    ["began before and ended after it", { endedAt: "2026-11-23T16:00:00.000Z" }, true],
    ["ended exactly at its beginning", { endedAt: "2026-11-23T14:00:00.000Z" }, false],
    ["ended before it", { endedAt: "2026-11-23T13:59:59.999Z" }, false],
    ["ended at an unknown time", { endedAt: null, status: "Terminated" }, false],
    ["failed at an unknown time", { endedAt: null, status: "Failed" }, false],
    [
      "began in it and ended at an unknown time",
      { startedAt: "2026-11-23T14:30:00.000Z", endedAt: null, status: "Terminated" },
      true,
    ],
    ["began at its beginning", { startedAt: "2026-11-23T14:00:00.000Z" }, true],
    ["began just before its end", { startedAt: "2026-11-23T14:59:59.999Z" }, true],
    ["began at its end", { startedAt: "2026-11-23T15:00:00.000Z" }, false],
    ["began at its end and is open", { startedAt: bounds.before, endedAt: null }, false],
    ["began at an unknown time", { startedAt: null, endedAt: null, status: "Connected" }, false],
  ])("was running if it %s: %#", (_, changes, isInside) => {
    const session = makeSession({ startedAt: "2026-11-23T13:00:00.000Z", ...changes });
    expect(isInWindow(session, { ...bounds, time: "running" })).toBe(isInside);
  });

  it("was running before a moment if it started before it, whenever it ended", () => {
    const window = { after: null, before: "2026-11-23T15:00:00Z", time: "running" } as const;
    const early = { startedAt: "2026-11-23T13:00:00.000Z", endedAt: "2026-11-23T13:00:01.000Z" };
    expect(isInWindow(makeSession(early), window)).toBe(true);
    expect(isInWindow(makeSession({ startedAt: window.before }), window)).toBe(false);
  });

  it.each(["started", "running"] as const)(
    "holds even an unknown start when it has no bounds (%s)",
    (time) => {
      const unknown = makeSession({ startedAt: null });
      expect(isInWindow(unknown, { after: null, before: null, time })).toBe(true);
    },
  );
});
