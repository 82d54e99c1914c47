import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { fitPositions, hasTokenRoom, tiesOf } from "./cursor-room";
import { fingerprint } from "./fingerprints";
import { type OpenPosition, TOP, withoutToken } from "./listing-position";

const fingerprints = (count: number) =>
  Array.from({ length: count }, (_, index) => fingerprint(makeSession({ id: `${index}` })));
const watermark = { start: Date.parse("2026-11-23T15:00:00Z"), fingerprints: fingerprints(1) };

function position(length: number, changes: Partial<OpenPosition> = {}): OpenPosition {
  return { ...TOP, token: "x".repeat(length), watermark, ...changes };
}

describe("fitPositions", () => {
  it("keeps everything if there is room", () => {
    const parts = {
      positions: ["done" as const, TOP, position(1000)],
      returned: fingerprints(300),
    };
    expect(fitPositions(parts)).toEqual(parts);
  });

  it("keeps tokens first for positions without a watermark, then for positions out of order", () => {
    const sorted = position(4000);
    const unsorted = position(4000, { isSorted: false });
    const unstarted = position(4000, { watermark: null });
    expect(
      fitPositions({ positions: [sorted, unsorted, unstarted], returned: [] }).positions,
    ).toEqual([withoutToken(sorted), unsorted, unstarted]);
    const long = [sorted, position(6000, { isSorted: false }), unstarted];
    expect(fitPositions({ positions: long, returned: [] }).positions).toEqual([
      sorted,
      withoutToken(position(6000, { isSorted: false })),
      unstarted,
    ]);
  });

  it("leaves room for 150 fingerprints before it keeps a token that is not necessary", () => {
    const returned = fingerprints(400);
    const fitted = fitPositions({ positions: [position(5000), position(5000)], returned });
    expect(fitted.positions).toEqual([position(5000), withoutToken(position(5000))]);
    const one = fitPositions({ positions: [position(9000)], returned });
    expect(one.positions).toEqual([position(9000)]);
    expect(one.returned.length).toBeGreaterThanOrEqual(150);
    expect(one.returned).toEqual(returned.slice(-one.returned.length));
    expect(fitPositions({ positions: [position(9500)], returned }).positions).toEqual([
      withoutToken(position(9500)),
    ]);
  });

  it("drops the oldest fingerprints that do not fit", () => {
    expect(fitPositions({ positions: [TOP], returned: fingerprints(500) }).returned).toEqual(
      fingerprints(500).slice(200),
    );
    const ties = fingerprints(400);
    const watermark = { start: 0, fingerprints: ties };
    const many = Array.from({ length: 70 }, () => ({ ...TOP, watermark }));
    const full = fitPositions({ positions: many, returned: fingerprints(900) });
    expect(full.returned.length).toBeLessThan(300);
    expect(full.returned).toEqual(fingerprints(900).slice(-full.returned.length));
  });

  it("keeps every token without which a listing could not go on, and names its last rows", () => {
    const start = Date.parse("2026-11-23T15:00:00Z");
    const many = Array.from({ length: 100 }, () => position(1000));
    const deep = position(1000, {
      watermark: { start, fingerprints: [], onPage: fingerprints(40) },
      isPartial: true,
    });
    const { positions } = fitPositions({ positions: [...many.slice(1), deep], returned: [] });
    const last = fingerprints(40).slice(-tiesOf(100));
    expect(positions.at(-1)).toEqual({ ...deep, watermark: { start, fingerprints: [], last } });
  });

  it("continues above the next older row if it knows that a start is past", () => {
    const start = Date.parse("2026-11-23T15:00:00Z");
    const watermark = { start, fingerprints: [], onPage: fingerprints(40), isPast: true };
    const many = Array.from({ length: 100 }, () => position(1000, { watermark }));
    const [first] = fitPositions({ positions: many, returned: [] }).positions;
    expect(first).toMatchObject({ watermark: { start: start - 1, fingerprints: [] } });
  });
});

describe("hasTokenRoom", () => {
  const start = Date.parse("2026-11-23T15:00:00Z");
  const few = position(1000, { watermark: { start, fingerprints: fingerprints(5) } });
  const deep = position(1000, { watermark: { start, fingerprints: fingerprints(6) } });
  const ask = {
    before: few,
    after: deep,
    others: () => 0,
    listings: 100,
    isBehind: () => false,
  };

  it("lets a listing in if no other needs its token, unless no cursor has room for it", () => {
    expect(hasTokenRoom(ask)).toBe(true);
    expect(hasTokenRoom({ ...ask, after: { ...deep, token: "x".repeat(2400) } })).toBe(true);
    expect(hasTokenRoom({ ...ask, after: { ...deep, token: "x".repeat(8000) } })).toBe(false);
  });

  it("lets a listing wait while others need the room, but not one that has it already", () => {
    const others = () => 1000;
    expect(hasTokenRoom({ ...ask, others })).toBe(false);
    expect(hasTokenRoom({ ...ask, others, before: deep })).toBe(true);
    expect(hasTokenRoom({ ...ask, others, after: few })).toBe(true);
    const next = { ...deep, token: "y".repeat(1200) };
    expect(hasTokenRoom({ ...ask, others, before: deep, after: next })).toBe(true);
  });

  it("lets a later list wait for the earlier one", () => {
    expect(hasTokenRoom({ ...ask, isBehind: () => true })).toBe(false);
  });

  it("treats rows without a start like rows that it cannot name", () => {
    const undated = position(1000, { watermark: { start: null, fingerprints: [] } });
    expect(hasTokenRoom({ ...ask, after: undated, others: () => 1000 })).toBe(false);
  });
});
