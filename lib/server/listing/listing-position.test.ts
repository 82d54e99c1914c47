import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSessions, type Session } from "@/lib/sessions/session/session";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { fingerprint } from "./fingerprints";
import {
  type OpenPosition,
  TOP,
  type Watermark,
  watermarkAfter,
  withoutToken,
} from "./listing-position";
import { pageInUse, positionWithin } from "./page-in-use";

const second = "2026-11-23T15:00:00.000Z";
const start = Date.parse(second);
const row = (id: string, startedAt: string | null = second) => makeSession({ id, startedAt });
const [a, b, undated] = [row("a"), row("b"), row("d", null)];
const newer = row("n", "2026-11-23T15:00:00.001Z");
const older = row("o", "2026-11-23T14:59:59.999Z");

describe("a page that was used in part", () => {
  const done = (session: Session, watermark: Watermark) => {
    const { rows } = pageInUse([session], { ...TOP, watermark, isPartial: true }, () => true);
    return rows.length === 0;
  };
  const watermark = { start, fingerprints: [fingerprint(a)] };

  it.each([
    ["a row of the watermark", a, watermark, true],
    ["another row with the same start", b, watermark, false],
    ["a newer row", newer, watermark, true],
    ["an older row", older, watermark, false],
    ["a row without a start", undated, watermark, false],
    [
      "a row with a start, if the watermark has no start",
      older,
      { start: null, fingerprints: [] },
      true,
    ],
    [
      "an unknown row, if the watermark has no start",
      undated,
      { start: null, fingerprints: [] },
      false,
    ],
    ["a known row", undated, { start: null, fingerprints: [fingerprint(undated)] }, true],
  ])("knows whether %s is done: %#", (_, session, to, isIt) => {
    expect(done(session, to)).toBe(isIt);
  });

  const many = Array.from({ length: 30 }, (_, n) => row(`s${n + 10}`));
  const read = (position: OpenPosition) => pageInUse(many.toReversed(), position, () => true);

  it.each([1, 7, 29])(
    "goes on after %i rows with one start, named by the last of them",
    (taken) => {
      const used = positionWithin({ ...read(TOP), taken });
      const last = used.watermark?.onPage?.slice(-2) ?? [];
      const cut = { ...used, watermark: { start, fingerprints: [], last } };
      expect(read(cut).rows).toEqual(many.slice(taken));
      expect(positionWithin({ ...read(cut), taken: 1 }).watermark?.onPage).toHaveLength(taken + 1);
    },
  );

  it("goes on after the row before, if the last one has left the list", () => {
    const last = [fingerprint(many[3] ?? a), fingerprint(row("gone"))];
    const cut = { ...TOP, isPartial: true, watermark: { start, fingerprints: [], last } };
    expect(read(cut).rows).toEqual(many.slice(4));
  });

  it("keeps the names of done rows that other pages repeated", () => {
    const watermark = { start, fingerprints: [fingerprint(many[20] ?? a)] };
    const used = positionWithin({ ...read({ ...TOP, watermark }), taken: 5 });
    expect(used.watermark).toMatchObject({
      ...watermark,
      onPage: many.slice(0, 5).map(fingerprint),
    });
  });

  it("knows that a start is past when the next row is older", () => {
    const page = pageInUse([a, b, older], TOP, () => true);
    expect(positionWithin({ ...page, taken: 1 }).watermark).not.toHaveProperty("isPast");
    expect(positionWithin({ ...page, taken: 2 }).watermark).toHaveProperty("isPast", true);
  });
});

describe("watermarkAfter", () => {
  const watermark = { start, fingerprints: [fingerprint(a)] };

  it("does not change without rows", () => {
    expect(watermarkAfter([], null)).toBeNull();
    expect(watermarkAfter([], watermark)).toBe(watermark);
  });

  it("is the last row and all rows with the same start", () => {
    expect(watermarkAfter([newer, a, b], null)).toEqual({
      start,
      fingerprints: [fingerprint(a), fingerprint(b)],
    });
  });

  it("keeps the rows with the same start on earlier pages, without duplicates", () => {
    expect(watermarkAfter([a, b], watermark)).toEqual({
      start,
      fingerprints: [fingerprint(a), fingerprint(b)],
    });
  });

  it("moves down, finally to rows without a start, and never up", () => {
    expect(watermarkAfter([older], watermark)?.start).toBe(Date.parse(older.startedAt ?? ""));
    expect(watermarkAfter([undated], watermark)).toEqual({
      start: null,
      fingerprints: [fingerprint(undated)],
    });
    expect(watermarkAfter([newer], watermark)).toBe(watermark);
    expect(watermarkAfter([a], { start: null, fingerprints: [] })).toEqual({
      start: null,
      fingerprints: [],
    });
  });

  it("separates done rows from the others, in one step or two", () => {
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
        const watermark = watermarkAfter(all.slice(0, most), null);
        const inSteps = watermarkAfter(
          all.slice(some, most),
          watermarkAfter(all.slice(0, some), null),
        );
        expect(inSteps).toEqual(watermark);
        if (watermark === null) throw new Error("There is no row.");
        const page = pageInUse(all, { ...TOP, watermark, isPartial: true }, () => true);
        expect(page.rows).toEqual(all.slice(most));
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
  ])(
    "continues from %s with the rows that began before %s, without the done ones",
    (startedAt, before) => {
      const watermark = { start: Date.parse(startedAt), fingerprints: ["12345678"] };
      const position = { ...TOP, token: "t", watermark, isSorted: false, isDeferred: true };
      expect(withoutToken(position)).toEqual({ ...position, token: null, before, isPartial: true });
    },
  );

  it.each([null, { start: null, fingerprints: [] }])("is not possible from %j", (watermark) => {
    expect(withoutToken({ ...TOP, token: "t", watermark })).toBeNull();
  });
});
