import { createHash } from "node:crypto";
import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProblemError } from "@/lib/server/problem";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import { fakeListings } from "@/lib/testing/fakes/fake-listing";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { type Cursor, readCursor, writeCursor } from "./cursor";
import { MAX_CURSOR_LENGTH } from "./cursor-room";
import { fingerprint } from "./fingerprints";
import type { Listing } from "./listing";
import { type OpenPosition, TOP } from "./listing-position";

const now = Date.parse("2026-11-23T15:00:00Z");
const day = 24 * 60 * 60_000;
const failedOnly = { ...NO_FILTERS, status: [is("Failed")] };

const one = fakeListings(1, failedOnly);
const watermark = { start: now, fingerprints: [fingerprint(makeSession())] };
const cursor: Cursor = {
  now,
  size: 50,
  positions: [{ ...TOP, token: "AAEAAd+/=", watermark }],
  returned: [fingerprint(makeSession())],
};

function codeOf(text: string, listings: readonly Listing[] = one): string {
  try {
    readCursor(text, () => listings, now);
    return "none";
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : "unexpected";
  }
}

/** The cursor with some of its content replaced, as in a forgery. */
function forged(changes: Record<string, unknown>, padding = 0): string {
  const written = Buffer.from(writeCursor(cursor, one).slice(0, -6), "base64url");
  const content: unknown = JSON.parse(inflateSync(written).toString());
  const json = JSON.stringify(Object.assign({}, content, changes));
  const packed = deflateSync(json + " ".repeat(padding), { level: 9 }).toString("base64url");
  return `${packed}${createHash("sha256").update(packed).digest("base64url").slice(0, 6)}`;
}

const fingerprints = (count: number) =>
  Array.from({ length: count }, (_, index) => fingerprint(makeSession({ id: `${index}` })));

const fingerprintText = fc.stringMatching(/^[\w-]{8}$/);
const anyPosition: fc.Arbitrary<OpenPosition> = fc.record({
  token: fc.option(fc.string({ minLength: 1, maxLength: 900, unit: "binary-ascii" })),
  before: fc.option(
    fc
      .integer({ min: now - 30 * day, max: now })
      .map((ms) => new Date(ms).toISOString().replace(/\.\d+/, "")),
  ),
  watermark: fc.option(
    fc.record({
      start: fc.option(fc.integer({ min: 0, max: now })),
      fingerprints: fc.array(fingerprintText, { maxLength: 5 }),
    }),
  ),
  isPartial: fc.boolean(),
  isSorted: fc.boolean(),
  isDeferred: fc.boolean(),
});

describe("cursor", () => {
  it("is read as it was written", () => {
    const positions = fc.array(fc.oneof(anyPosition, fc.constant("done" as const)), {
      minLength: 4,
      maxLength: 4,
    });
    const returned = fc.array(fingerprintText, { maxLength: 300 });
    const four = fakeListings(4, failedOnly);
    fc.assert(
      fc.property(
        positions,
        returned,
        fc.integer({ min: 1, max: 200 }),
        (positions, returned, size) => {
          const written = { now, size, positions, returned };
          const text = writeCursor(written, four);
          expect(text).toMatch(/^[\w-]+$/);
          expect(readCursor(text, () => four, now)).toEqual({ cursor: written, listings: four });
        },
      ),
    );
  });

  it("is read with the listings of the moment when it began", () => {
    const began = now - 60_000;
    const asked: number[] = [];
    readCursor(
      writeCursor({ ...cursor, now: began }, one),
      (moment) => {
        asked.push(moment);
        return one;
      },
      now,
    );
    expect(asked).toEqual([began]);
  });

  it("is valid only for its query and its sources", () => {
    const text = writeCursor(cursor, one);
    expect(codeOf(text)).toBe("none");
    expect(codeOf(text, fakeListings(1, failedOnly, "active"))).toBe("invalid-cursor");
    expect(codeOf(text, fakeListings(1, NO_FILTERS))).toBe("invalid-cursor");
    expect(codeOf(text, fakeListings(1, { ...failedOnly, reason: [is("x")] }))).toBe(
      "invalid-cursor",
    );
    expect(codeOf(text, fakeListings(2, failedOnly))).toBe("invalid-cursor");
    expect(codeOf(text, fakeListings(1, failedOnly, "history", "other"))).toBe("invalid-cursor");
    expect(codeOf(text, [])).toBe("invalid-cursor");
  });

  it.each([
    ["ahead by four minutes", now + 4 * 60_000, "none"],
    ["ahead by six minutes", now + 6 * 60_000, "invalid-cursor"],
    ["30 days old", now - 30 * day, "none"],
    ["32 days old", now - 32 * day, "invalid-cursor"],
  ])("%s: %s", (_, written, code) => {
    expect(codeOf(writeCursor({ ...cursor, now: written }, one))).toBe(code);
  });

  it.each([
    { v: 1 },
    { q: "another" },
    { size: 0 },
    { size: 201 },
    { positions: [] },
    { positions: [0, 0] },
    { positions: [2] },
    { positions: [{ t: "" }] },
    { positions: [{ t: "x".repeat(8193) }] },
    { positions: [{ b: "yesterday" }] },
    { positions: [{ b: "2026-11-23T15:00:00.000Z" }] },
    { positions: [{ b: "2026-02-30T15:00:00Z" }] },
    { positions: [{ b: "2026-11-23T24:00:00Z" }] },
    { positions: [{ s: "1" }] },
    { positions: [{ s: 1, p: ["short"] }] },
    { positions: [{ f: "x" }] },
    { positions: [{ used: 1 }] },
    { returned: "abc" },
    { returned: ["<script>"] },
    { returned: fingerprints(401) },
    { now: "1" },
    { now: 1.5 },
    { more: 1 },
  ])("refuses %j", (changes) => {
    expect(codeOf(forged({}))).toBe("none");
    expect(codeOf(forged(changes))).toBe("invalid-cursor");
  });

  it("refuses a cursor that unpacks to a very large content", () => {
    expect(codeOf(forged({}, 10_000))).toBe("none");
    const bomb = forged({}, 5_000_000);
    expect(bomb.length).toBeLessThan(MAX_CURSOR_LENGTH);
    expect(codeOf(bomb)).toBe("invalid-cursor");
  });

  it("refuses garbage and truncated cursors, always with invalid-cursor", () => {
    const whole = writeCursor(cursor, one);
    const packed = fc.json().map((text) => deflateSync(text).toString("base64url"));
    const cut = fc.nat({ max: whole.length - 5 }).map((end) => whole.slice(0, end));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), packed, cut), (text) => {
        expect(codeOf(text)).toBe("invalid-cursor");
      }),
      { numRuns: 1000 },
    );
    expect(codeOf("A".repeat(12_289))).toBe("invalid-cursor");
  });

  it("says how to start again", () => {
    try {
      readCursor("garbage", () => one, now);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect(error.problem).toMatchObject({
        status: 400,
        detail: expect.stringContaining("start from the top"),
        errors: [{ key: "cursor" }],
      });
    }
  });
});
