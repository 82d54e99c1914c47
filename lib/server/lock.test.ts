import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/sessions/make-session";
import {
  loadSessionSearchParams,
  NO_FILTERS,
  filtersOf as onlyFilters,
  type SessionFilters,
} from "@/lib/sessions/search-params";
import type { ListedState, Session, SessionState } from "@/lib/sessions/session";
import { matchesFilters } from "@/lib/sessions/session-match";
import { timeWindow } from "@/lib/sessions/time-window";
import type { Lock } from "./auth/viewer";
import { pair, searchOf } from "./fake-embed-query";
import { embedWorld } from "./fake-embed-world";
import { startOfWorlds } from "./fake-world";
import { isInLockedView, isWithinLock, narrowed, refuseOtherView } from "./lock";
import { listedRows } from "./lock-oracle";

const NOW = Date.parse("2026-11-23T16:00:00Z");
const HOUR = 3_600_000;

function lockOf(query: string, view: SessionState = "history"): Lock {
  return { by: "acme-portal", view, filters: filtersOf(query) };
}

function filtersOf(query: string | URLSearchParams): SessionFilters {
  return onlyFilters(loadSessionSearchParams(new URLSearchParams(query)));
}

describe("isWithinLock", () => {
  it("lets everything pass where nothing is locked", () => {
    expect(isWithinLock(makeSession(), null, NOW)).toBe(true);
    expect(isWithinLock(makeSession(), lockOf(""), NOW)).toBe(true);
  });

  it("lets a range end at the moment that it is told", () => {
    const session = makeSession({ startedAt: new Date(NOW - HOUR).toISOString() });
    expect(isWithinLock(session, lockOf("range=1h"), NOW)).toBe(true);
    expect(isWithinLock(session, lockOf("range=1h"), NOW + 1)).toBe(false);
  });
});

describe("isInLockedView", () => {
  const open = makeSession({ status: "Connected", endedAt: null });
  const ended = makeSession();

  it.each([
    { view: "active", query: "", session: open, isIn: true },
    { view: "active", query: "", session: ended, isIn: false },
    { view: "history", query: "", session: ended, isIn: true },
    { view: "history", query: "", session: open, isIn: false },
    { view: "history", query: "range=24h", session: open, isIn: false },
    { view: "history", query: "range=24h&time=running", session: open, isIn: true },
    { view: "history", query: "range=24h&time=running", session: ended, isIn: true },
    { view: "history", query: "owner=bob", session: ended, isIn: false },
    { view: "active", query: "owner=bob", session: open, isIn: false },
  ] as const)("says $isIn of a session by $view?$query", ({ view, query, session, isIn }) => {
    expect(isInLockedView(session, lockOf(query, view), NOW)).toBe(isIn);
    expect(isInLockedView(session, null, NOW)).toBe(true);
  });
});

describe("refuseOtherView", () => {
  const isRefused = (state: ListedState, lock: Lock | null, query: string) => {
    try {
      refuseOtherView(state, lock, filtersOf(query));
      return false;
    } catch (error) {
      expect(error).toMatchObject({ problem: { status: 403, code: "forbidden" } });
      return true;
    }
  };

  it.each([
    { state: "active", view: "active", query: "", refused: false },
    { state: "history", view: "active", query: "", refused: true },
    { state: "all", view: "active", query: "", refused: true },
    { state: "all", view: "active", query: "range=1h&time=running", refused: true },
    { state: "history", view: "history", query: "", refused: false },
    { state: "active", view: "history", query: "", refused: true },
    { state: "active", view: "history", query: "range=1h&time=running", refused: true },
    { state: "all", view: "history", query: "", refused: true },
    { state: "all", view: "history", query: "range=1h", refused: true },
    // Without a window it means nothing.
    { state: "all", view: "history", query: "time=running", refused: true },
    { state: "all", view: "history", query: "range=1h&time=running", refused: false },
  ] as const)("says $refused to $state?$query for $view", ({ state, view, query, refused }) => {
    expect(isRefused(state, lockOf("", view), query)).toBe(refused);
    expect(isRefused(state, null, query)).toBe(false);
  });
});

describe("narrowed", () => {
  it.each([
    ["", "owner=alice", "owner=alice"],
    ["owner=bob", "owner=alice", "owner=bob"],
    ["status=Failed", "owner=alice", "owner=alice&status=Failed"],
    ["", "range=1h&time=running", "range=1h&time=running"],
    ["range=7d", "range=1h&time=running", "range=7d"],
    ["after=2026-11-23T00:00:00Z", "range=1h", "after=2026-11-23T00:00:00Z"],
  ])("asks AWS, where %j is wanted and %j locked, for %j", (asked, locked, query) => {
    expect(narrowed(filtersOf(asked), lockOf(locked))).toEqual(filtersOf(query));
    expect(narrowed(filtersOf(asked), null)).toEqual(filtersOf(asked));
    expect(narrowed(NO_FILTERS, lockOf(""))).toEqual(NO_FILTERS);
  });

  it("never loses a row that both want", () => {
    let kept = 0;
    fc.assert(
      fc.property(embedWorld, pair, ({ sources }, { token, question }) => {
        const asked = filtersOf(searchOf(question.asked));
        const locked = filtersOf(searchOf(token.locked));
        const lock = { ...lockOf(""), filters: locked };
        // Where to look is what a token gives, and no filter of AWS's.
        const narrow = { ...narrowed(asked, lock), account: [], region: [] };
        const both = listedRows(sources, "all").filter(
          (row) => isWanted(row, asked) && isWanted(row, locked),
        );
        expect(both.filter((row) => !isWanted(row, narrow))).toEqual([]);
        kept += both.length;
      }),
      { numRuns: 2000, seed: 20_261_124 },
    );
    expect(kept).toBeGreaterThan(2000);
  });
});

function isWanted(row: Session, filters: SessionFilters): boolean {
  return matchesFilters(row, filters, timeWindow(filters, startOfWorlds));
}
