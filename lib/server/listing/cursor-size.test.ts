import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/sessions/make-session";
import { NO_FILTERS } from "@/lib/sessions/search-params";
import { type Cursor, readCursor, writeCursor } from "./cursor";
import { MAX_CURSOR_LENGTH } from "./cursor-room";
import { fakeListings } from "./fake-listing";
import { TOP } from "./place";
import { fingerprint } from "./seen";

const now = Date.parse("2026-11-23T15:00:00Z");
const day = 24 * 60 * 60_000;
const one = fakeListings(1);
const cursor: Cursor = { now, size: 50, places: [TOP], seen: [] };

/** Random text as AWS's tokens are, the same in every run. */
function tokens(count: number, length: number): string[] {
  const text = fc.base64String({ minLength: length, maxLength: length });
  return fc.sample(text, { numRuns: count, seed: 1 });
}

const prints = (count: number) =>
  Array.from({ length: count }, (_, index) => fingerprint(makeSession({ id: `${index}` })));

describe("a cursor", () => {
  it("keeps the newest 300 fingerprints", () => {
    const seen = prints(450);
    const { cursor: read } = readCursor(writeCursor({ ...cursor, seen }, one), () => one, now);
    expect(read.seen).toEqual(seen.slice(150));
  });

  it("fits into the URL with 100 long tokens and 400 fingerprints", () => {
    const hundred = fakeListings(100);
    const places = tokens(100, 1024).map((token, index) => ({
      ...TOP,
      token,
      bound: { start: now - index * 997, prints: [prints(index + 1).at(-1) ?? ""] },
    }));
    const text = writeCursor({ ...cursor, places, seen: prints(400) }, hundred);
    expect(text.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
    const { cursor: read } = readCursor(text, () => hundred, now);
    expect(read.seen.length).toBeGreaterThanOrEqual(150);
    expect(read.places.map((place) => typeof place !== "string" && place.bound)).toEqual(
      places.map((place) => place.bound),
    );
  });

  it("fits into the URL where 100 listings began with an empty page", () => {
    const places = tokens(100, 1024).map((token) => ({ ...TOP, token }));
    const text = writeCursor({ ...cursor, places, seen: [] }, fakeListings(100));
    expect(text.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
  });

  it("fits into the URL with both lists of as many sources as can be configured", () => {
    const both = fakeListings(200, NO_FILTERS, "all");
    const starts = fc.sample(fc.integer({ min: now - 30 * day, max: now }), {
      numRuns: both.length,
      seed: 1,
    });
    const places = starts.map((start, index) => ({
      ...TOP,
      before: new Date(start).toISOString().replace(/\.\d+/, ""),
      bound: { start, prints: prints(index + 1).slice(-1) },
    }));
    const text = writeCursor({ ...cursor, places, seen: prints(400) }, both);
    expect(text.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
  });

  it("knows the last 400 of more sessions that began at the same moment", () => {
    const bound = { start: now, prints: prints(501) };
    const text = writeCursor({ ...cursor, places: [{ ...TOP, bound, isPartial: true }] }, one);
    expect(readCursor(text, () => one, now).cursor.places).toEqual([
      { ...TOP, bound: { start: now, prints: prints(501).slice(-400) }, isPartial: true },
    ]);
  });
});
