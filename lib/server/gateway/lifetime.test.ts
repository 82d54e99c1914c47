import { describe, expect, it } from "vitest";
import { lifetimeOf } from "./lifetime";

const now = Date.parse("2026-11-23T16:00:00Z");
const MINUTE = 60_000;

function closedFor(ms: number) {
  const value = new Date(now - ms).toISOString();
  return lifetimeOf({ state: "History", filters: [{ key: "InvokedBefore", value }] }, now);
}

describe("lifetimeOf", () => {
  it.each(["Active", "History"] as const)(
    "is five seconds for a window that reaches to now in %s",
    (state) => {
      expect(lifetimeOf({ state, filters: [] }, now)).toEqual({
        fresh: 5000,
        revalidating: MINUTE,
      });
    },
  );

  it("is five seconds for Active, whatever its window", () => {
    const filters = [{ key: "InvokedBefore" as const, value: "2026-11-01T00:00:00Z" }];
    expect(lifetimeOf({ state: "Active", filters }, now).fresh).toBe(5000);
  });

  it.each([
    ["a moment ago", 0, 5000],
    ["in the future", -MINUTE, 5000],
    ["five minutes ago", 5 * MINUTE, 5000],
    ["six minutes ago", 6 * MINUTE, MINUTE],
    ["half an hour ago", 30 * MINUTE, 3 * MINUTE],
    ["a day ago", 24 * 60 * MINUTE, 60 * MINUTE],
    ["a month ago", 30 * 24 * 60 * MINUTE, 60 * MINUTE],
  ])("of a window that closed %s", (_when, ms, fresh) => {
    expect(closedFor(ms).fresh).toBe(fresh);
  });

  it("treats an end that is not a time as an open window", () => {
    const filters = [{ key: "InvokedBefore" as const, value: "soon" }];
    expect(lifetimeOf({ state: "History", filters }, now).fresh).toBe(5000);
  });
});
