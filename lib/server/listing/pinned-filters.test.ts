import { describe, expect, it } from "vitest";
import type { PinnedFilters } from "@/lib/server/viewer";
import {
  loadSessionSearchParams,
  filtersOf as onlyFilters,
  type SessionFilters,
} from "@/lib/sessions/query/search-params";
import type { ListedState, SessionState } from "@/lib/sessions/session/session";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { isInPinnedView, isWithinPinned, pinnedState } from "./pinned-filters";

const NOW = Date.parse("2026-11-23T16:00:00Z");
const HOUR = 3_600_000;

function pinnedFiltersOf(query: string, view: SessionState = "history"): PinnedFilters {
  return { by: "acme-portal", view, filters: filtersOf(query) };
}

function filtersOf(query: string | URLSearchParams): SessionFilters {
  return onlyFilters(loadSessionSearchParams(new URLSearchParams(query)));
}

describe("isWithinPinned", () => {
  it("accepts every session without pinned filters", () => {
    expect(isWithinPinned(makeSession(), null, NOW)).toBe(true);
    expect(isWithinPinned(makeSession(), pinnedFiltersOf(""), NOW)).toBe(true);
  });

  it("ends a range at the given moment", () => {
    const session = makeSession({ startedAt: new Date(NOW - HOUR).toISOString() });
    expect(isWithinPinned(session, pinnedFiltersOf("range=1h"), NOW)).toBe(true);
    expect(isWithinPinned(session, pinnedFiltersOf("range=1h"), NOW + 1)).toBe(false);
  });
});

describe("isInPinnedView", () => {
  const open = makeSession({ status: "Connected", endedAt: null });
  const ended = makeSession();

  it.each([
    { view: "active", query: "", session: open, isIn: true },
    { view: "active", query: "", session: ended, isIn: false },
    { view: "history", query: "", session: ended, isIn: true },
    // History also answers queries about sessions that were open in a time window.
    { view: "history", query: "", session: open, isIn: true },
    { view: "history", query: "range=24h&time=running", session: open, isIn: true },
    { view: "history", query: "range=24h&time=running", session: ended, isIn: true },
    { view: "history", query: "owner=bob", session: ended, isIn: false },
    { view: "active", query: "owner=bob", session: open, isIn: false },
  ] as const)("is $isIn for a session and $view?$query", ({ view, query, session, isIn }) => {
    expect(isInPinnedView(session, pinnedFiltersOf(query, view), NOW)).toBe(isIn);
    expect(isInPinnedView(session, null, NOW)).toBe(true);
  });
});

describe("pinnedState", () => {
  const listed = (state: ListedState, pinned: PinnedFilters | null, query: string) => {
    try {
      return pinnedState(state, pinned, filtersOf(query));
    } catch (error) {
      expect(error).toMatchObject({ problem: { status: 403, code: "forbidden" } });
      return null;
    }
  };

  it.each([
    { state: "active", view: "active", query: "", from: "active" },
    { state: "history", view: "active", query: "", from: null },
    { state: "all", view: "active", query: "", from: null },
    { state: "all", view: "active", query: "range=1h&time=running", from: null },
    { state: "history", view: "history", query: "", from: "history" },
    { state: "active", view: "history", query: "", from: null },
    { state: "active", view: "history", query: "range=1h&time=running", from: null },
    { state: "all", view: "history", query: "", from: null },
    { state: "all", view: "history", query: "range=1h", from: null },
    // Without a time window it has no effect.
    { state: "all", view: "history", query: "time=running", from: null },
    { state: "all", view: "history", query: "range=1h&time=running", from: "all" },
  ] as const)("answers $state?$query for $view from $from", ({ state, view, query, from }) => {
    expect(listed(state, pinnedFiltersOf("", view), query)).toBe(from);
    expect(listed(state, null, query)).toBe(state);
  });

  it("requests both lists if the pinned filters are about open sessions in a time window", () => {
    const pinned = pinnedFiltersOf("range=24h&time=running");
    expect(listed("history", pinned, "")).toBe("all");
    expect(listed("all", pinned, "range=1h")).toBe("all");
    expect(listed("active", pinned, "")).toBeNull();
  });
});
