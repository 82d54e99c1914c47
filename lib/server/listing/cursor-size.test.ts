import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import { fakeListings } from "@/lib/testing/fakes/fake-listing";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { type Cursor, readCursor, writeCursor } from "./cursor";
import { MAX_CURSOR_LENGTH } from "./cursor-room";
import { fingerprint } from "./fingerprints";
import { TOP } from "./listing-position";

const now = Date.parse("2026-11-23T15:00:00Z");
const day = 24 * 60 * 60_000;
const one = fakeListings(1);
const cursor: Cursor = { now, size: 50, positions: [TOP], returned: [] };

/** Random text like AWS's tokens, the same in every run. */
function tokens(count: number, length: number): string[] {
  const text = fc.base64String({ minLength: length, maxLength: length });
  return fc.sample(text, { numRuns: count, seed: 1 });
}

const fingerprints = (count: number) =>
  Array.from({ length: count }, (_, index) => fingerprint(makeSession({ id: `${index}` })));

describe("a cursor", () => {
  it("keeps the newest 300 fingerprints", () => {
    const returned = fingerprints(450);
    const { cursor: read } = readCursor(writeCursor({ ...cursor, returned }, one), () => one, now);
    expect(read.returned).toEqual(returned.slice(150));
  });

  it("fits into the URL with 100 long tokens and 400 fingerprints", () => {
    const hundred = fakeListings(100);
    const positions = tokens(100, 1024).map((token, index) => ({
      ...TOP,
      token,
      watermark: { start: now - index * 997, fingerprints: [fingerprints(index + 1).at(-1) ?? ""] },
    }));
    const text = writeCursor({ ...cursor, positions, returned: fingerprints(400) }, hundred);
    expect(text.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
    const { cursor: read } = readCursor(text, () => hundred, now);
    expect(read.returned.length).toBeGreaterThanOrEqual(150);
    expect(
      read.positions.map((position) => typeof position !== "string" && position.watermark),
    ).toEqual(positions.map((position) => position.watermark));
  });

  it("fits into the URL if 100 listings began with an empty page", () => {
    const positions = tokens(100, 1024).map((token) => ({ ...TOP, token }));
    const text = writeCursor({ ...cursor, positions, returned: [] }, fakeListings(100));
    expect(text.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
  });

  it("fits into the URL with both lists of the largest number of sources", () => {
    const both = fakeListings(200, NO_FILTERS, "all");
    const starts = fc.sample(fc.integer({ min: now - 30 * day, max: now }), {
      numRuns: both.length,
      seed: 1,
    });
    const positions = starts.map((start, index) => ({
      ...TOP,
      before: new Date(start).toISOString().replace(/\.\d+/, ""),
      watermark: { start, fingerprints: fingerprints(index + 1).slice(-1) },
    }));
    const text = writeCursor({ ...cursor, positions, returned: fingerprints(400) }, both);
    expect(text.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
  });

  it("keeps the last 400 of more sessions that began at the same moment, and knows that they are not all", () => {
    const watermark = { start: now, fingerprints: fingerprints(501) };
    const text = writeCursor(
      { ...cursor, positions: [{ ...TOP, watermark, isPartial: true }] },
      one,
    );
    expect(readCursor(text, () => one, now).cursor.positions).toEqual([
      {
        ...TOP,
        watermark: { start: now, fingerprints: fingerprints(501).slice(-400), isShort: true },
        isPartial: true,
      },
    ]);
  });
});
