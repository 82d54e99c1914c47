import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PinnedFilters } from "@/lib/server/viewer";
import { type FilterValue, is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import { matchesFilters } from "@/lib/sessions/query/session-match";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { intersectFilters } from "./intersect-filters";
import { isWithinPinned } from "./pinned-filters";

const now = Date.parse("2026-11-23T16:00:00Z");

function pinnedOn(filters: Partial<SessionFilters>): PinnedFilters {
  return { by: "acme-portal", view: "history", filters: { ...NO_FILTERS, ...filters } };
}

function asked(own: Partial<SessionFilters>, pinned: Partial<SessionFilters>) {
  return intersectFilters({ ...NO_FILTERS, ...own }, pinnedOn(pinned), now);
}

const minutes = fc.integer({ min: 0, max: 120 });
const at = (ago: number) => new Date(now - ago * 60_000).toISOString();
const time = fc.oneof(
  fc.constant({}),
  fc.record({ range: fc.constantFrom("15m", "1h", "90m") }),
  fc.record({ after: minutes.map(at) }),
  fc.record({ before: minutes.map(at) }),
  fc
    .tuple(minutes, minutes)
    .map(([a, b]) => ({ after: at(Math.max(a, b)), before: at(Math.min(a, b)) })),
);
const mode = fc.record({ time: fc.constantFrom("started" as const, "running" as const) });
const value: fc.Arbitrary<FilterValue> = fc.record({
  operator: fc.constantFrom("is", "contains", "is-not", "contains-not"),
  value: fc.constantFrom("Failed", "Terminated", "Connected"),
});
const filters = fc
  .tuple(time, mode, fc.record({ status: fc.array(value, { maxLength: 2 }) }))
  .map((parts): SessionFilters => Object.assign({}, NO_FILTERS, ...parts));
const session = fc
  .tuple(minutes, minutes, fc.constantFrom("Failed", "Terminated", "Connected"))
  .map(([start, length, status]) =>
    makeSession({
      startedAt: at(start),
      endedAt: status === "Connected" ? null : at(Math.max(0, start - length)),
      status,
    }),
  );

describe("intersectFilters", () => {
  it.each<[string, Partial<SessionFilters>, Partial<SessionFilters>, Partial<SessionFilters>]>([
    [
      "the viewer's values of a key without pinned values",
      { owner: [is("bob")] },
      {},
      { owner: [is("bob")] },
    ],
    ["the pinned values", {}, { owner: [is("alice")] }, { owner: [is("alice")] }],
    [
      "the viewer's values among the pinned ones",
      { status: [is("Failed")] },
      { status: [is("Failed"), is("Terminated")] },
      { status: [is("Failed")] },
    ],
    [
      "the pinned values if the viewer has others",
      { owner: [is("bob")] },
      { owner: [is("alice")] },
      { owner: [is("alice")] },
    ],
    ["the pinned range within a longer one", { range: "7d" }, { range: "1h" }, { range: "1h" }],
    ["the viewer's range within the pinned one", { range: "1h" }, { range: "7d" }, { range: "1h" }],
    [
      "the overlap of two time windows",
      { after: "2026-11-23T15:30:00.000Z" },
      { after: "2026-11-23T15:00:00.000Z", before: "2026-11-23T15:45:00.000Z" },
      { after: "2026-11-23T15:30:00.000Z", before: "2026-11-23T15:45:00.000Z" },
    ],
  ])("requests %s", (_, own, pinned, expected) => {
    expect(asked(own, pinned)).toEqual({ ...NO_FILTERS, ...expected });
  });

  it("loses no row that matches both", () => {
    fc.assert(
      fc.property(filters, filters, session, (own, pinned, row) => {
        const pinnedFilters = pinnedOn(pinned);
        fc.pre(
          isWithinPinned(row, pinnedFilters, now) && matchesFilters(row, own, timeWindow(own, now)),
        );
        const both = intersectFilters(own, pinnedFilters, now);
        // AWS filters by the keys and by the start time. It cannot filter by the end of a session.
        const { after, before } = timeWindow(both, now);
        const start = Date.parse(row.startedAt ?? "");
        expect(both.time === "running" || after === null || start >= Date.parse(after)).toBe(true);
        expect(before === null || start < Date.parse(before)).toBe(true);
        const keys = { ...both, after: null, before: null, range: null };
        expect(matchesFilters(row, keys, timeWindow(keys, now))).toBe(true);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });
});
