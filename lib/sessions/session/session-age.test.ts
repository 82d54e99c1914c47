import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { endsBy, isOpen, isOverdue, sessionDuration } from "./session-age";

const start = Date.parse("2026-11-23T15:28:09.412Z");
const open = makeSession({ status: "Connected", endedAt: null, maxDurationMinutes: 60 });

describe("an open session", () => {
  it("lasts until now", () => {
    expect(sessionDuration(open, start + 5000)).toBe(5000);
    expect(sessionDuration(open, start - 5000)).toBe(0);
  });

  it("is overdue once its maximum has passed", () => {
    expect(endsBy(open)).toBe(start + 3_600_000);
    expect(isOverdue(open, start + 3_600_000)).toBe(false);
    expect(isOverdue(open, start + 3_600_001)).toBe(true);
    expect(isOverdue({ ...open, maxDurationMinutes: null }, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  it("stays open under a status that AWS adds later", () => {
    expect(isOpen({ ...open, status: "Hibernating" })).toBe(true);
  });
});

describe("an ended session", () => {
  it("lasted from start to end, and is never overdue", () => {
    const ended = makeSession();
    expect(sessionDuration(ended, 0)).toBe(Date.parse("2026-11-23T15:40:00.000Z") - start);
    expect(isOverdue(ended, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  it("has no duration without an end", () => {
    expect(sessionDuration(makeSession({ status: "Failed", endedAt: null }), start)).toBeNull();
    expect(sessionDuration(makeSession({ startedAt: null }), start)).toBeNull();
  });
});
