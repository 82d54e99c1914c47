import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/sessions/make-session";
import { compareSessions } from "@/lib/sessions/session";
import { boundAfter, isDone, TOP, withoutToken } from "./place";
import { fingerprint } from "./seen";

const second = "2026-11-23T15:00:00.000Z";
const start = Date.parse(second);
const row = (id: string, startedAt: string | null = second) => makeSession({ id, startedAt });
const [a, b, undated] = [row("a"), row("b"), row("d", null)];
const newer = row("n", "2026-11-23T15:00:00.001Z");
const older = row("o", "2026-11-23T14:59:59.999Z");

describe("isDone", () => {
  const bound = { start, prints: [fingerprint(a)] };
  it.each([
    ["a row of the bound", a, bound, true],
    ["another row with the same start", b, bound, false],
    ["a newer row", newer, bound, true],
    ["an older row", older, bound, false],
    ["a row without a start", undated, bound, false],
    ["a row with a start, where the bound has none", older, { start: null, prints: [] }, true],
    ["an unknown row, where the bound has none", undated, { start: null, prints: [] }, false],
    ["a known row", undated, { start: null, prints: [fingerprint(undated)] }, true],
  ])("%s: %#", (_, session, to, isIt) => {
    expect(isDone(session, to)).toBe(isIt);
  });
});

describe("boundAfter", () => {
  const bound = { start, prints: [fingerprint(a)] };

  it("stays where there are no rows", () => {
    expect(boundAfter([], null)).toBeNull();
    expect(boundAfter([], bound)).toBe(bound);
  });

  it("is the last row and those that started with it", () => {
    expect(boundAfter([newer, a, b], null)).toEqual({
      start,
      prints: [fingerprint(a), fingerprint(b)],
    });
  });

  it("keeps the rows with the same start of the pages before, each once", () => {
    expect(boundAfter([a, b], bound)).toEqual({ start, prints: [fingerprint(a), fingerprint(b)] });
  });

  it("moves down, to rows without a start at last, and never up", () => {
    expect(boundAfter([older], bound)?.start).toBe(Date.parse(older.startedAt ?? ""));
    expect(boundAfter([undated], bound)).toEqual({ start: null, prints: [fingerprint(undated)] });
    expect(boundAfter([newer], bound)).toBe(bound);
    expect(boundAfter([a], { start: null, prints: [] })).toEqual({ start: null, prints: [] });
  });

  it("parts what is done from what is not, in one step or two", () => {
    const startedAt = fc
      .option(fc.integer({ min: 0, max: 3 }))
      .map((ms) => (ms === null ? null : new Date(start + ms).toISOString()));
    const any = fc.record({ id: fc.stringMatching(/^[a-z]{1,2}$/), startedAt }).map(makeSession);
    const rows = fc
      .uniqueArray(any, { selector: ({ id }) => id, minLength: 1, maxLength: 9 })
      .map((all) => all.toSorted(compareSessions));
    fc.assert(
      fc.property(rows, fc.nat({ max: 8 }), fc.nat({ max: 8 }), (all, one, other) => {
        const [some, most] = [Math.min(one, other), Math.max(one, other) + 1];
        const bound = boundAfter(all.slice(0, most), null);
        const inSteps = boundAfter(all.slice(some, most), boundAfter(all.slice(0, some), null));
        expect(inSteps).toEqual(bound);
        if (bound === null) throw new Error("There is at least one row.");
        expect(all.map((each) => isDone(each, bound))).toEqual(all.map((_, at) => at < most));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("withoutToken", () => {
  it.each([
    ["2026-11-23T15:28:09.412Z", "2026-11-23T15:28:10Z"],
    ["2026-11-23T15:28:09.000Z", "2026-11-23T15:28:10Z"],
    ["2026-11-23T15:28:59.999Z", "2026-11-23T15:29:00Z"],
  ])("goes on from %s with what began before %s, without what is done", (startedAt, before) => {
    const bound = { start: Date.parse(startedAt), prints: ["12345678"] };
    const place = { ...TOP, token: "t", bound, isSorted: false, isParked: true };
    expect(withoutToken(place)).toEqual({ ...place, token: null, before, isPartial: true });
  });

  it.each([null, { start: null, prints: [] }])("is not possible from %j", (bound) => {
    expect(withoutToken({ ...TOP, token: "t", bound })).toBeNull();
  });
});
