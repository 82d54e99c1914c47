import { describe, expect, it } from "vitest";
import { is } from "./filter-value";
import { NO_FILTERS } from "./search-params";
import { listedState, sessionsPath } from "./sessions-path";

describe("listedState", () => {
  it.each([
    ["active", "started", "active"],
    ["active", "running", "active"],
    ["history", "started", "history"],
    ["history", "running", "all"],
  ] as const)("asks for %s sessions, %s in a window, in %s", (state, time, listed) => {
    expect(listedState(state, { time })).toBe(listed);
  });
});

describe("sessionsPath", () => {
  it.each([
    ["active", "/api/sessions?state=active&limit=200"],
    ["history", "/api/sessions?state=history&limit=100"],
  ] as const)("is the address of the first page of %s", (state, path) => {
    expect(sessionsPath(state, NO_FILTERS, null)).toBe(path);
  });

  it("has the filters and the cursor", () => {
    const filters = { ...NO_FILTERS, account: ["prod"], owner: [is("b"), is("a")] };
    const path = sessionsPath("history", filters, "c+/=");
    const { pathname, searchParams } = new URL(path, "http://localhost");
    expect(pathname).toBe("/api/sessions");
    expect([...searchParams].toSorted()).toEqual([
      ["account", "prod"],
      ["cursor", "c+/="],
      ["limit", "100"],
      ["owner", "a"],
      ["owner", "b"],
      ["state", "history"],
    ]);
  });

  it("is the same for views that differ only in display", () => {
    const filters = { ...NO_FILTERS, owner: [is("a"), is("b")] };
    const turned = { ...NO_FILTERS, owner: [is("b"), is("a")], tz: "utc", session: "bob-1" };
    expect(sessionsPath("active", turned, null)).toBe(sessionsPath("active", filters, null));
  });

  it("asks both lists for running sessions", () => {
    const filters = { ...NO_FILTERS, range: "1h", time: "running" } as const;
    const { searchParams } = new URL(sessionsPath("history", filters, null), "http://localhost");
    expect(searchParams.get("state")).toBe("all");
    expect(searchParams.get("limit")).toBe("100");
    expect(searchParams.get("time")).toBe("running");
  });
});
