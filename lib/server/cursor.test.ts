import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/sessions/make-session";
import { NO_FILTERS } from "@/lib/sessions/search-params";
import { type Cursor, readCursor, writeCursor } from "./cursor";
import { ProblemError } from "./problem-error";
import { fingerprint } from "./seen";

const now = Date.parse("2026-11-23T15:00:00Z");
const day = 24 * 60 * 60_000;
const query = { state: "history" as const, filters: { ...NO_FILTERS, status: ["Failed"] } };
const cursor: Cursor = {
  now,
  size: 50,
  place: { token: "AAEAAd+/=", used: 12 },
  seen: [fingerprint(makeSession())],
};

function codeOf(text: string, asked: Parameters<typeof readCursor>[1] = query): string {
  try {
    readCursor(text, asked, now);
    return "none";
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : "unexpected";
  }
}

/** The cursor with some of its content replaced, as a forger would write it. */
function forged(changes: Record<string, unknown>): string {
  const content: unknown = JSON.parse(
    Buffer.from(writeCursor(cursor, query), "base64url").toString(),
  );
  return Buffer.from(JSON.stringify(Object.assign({}, content, changes))).toString("base64url");
}

describe("cursor", () => {
  it("comes back as it was written", () => {
    const place = fc.record({
      token: fc.option(fc.string({ minLength: 1, maxLength: 900 })),
      used: fc.nat({ max: 200 }),
    });
    const seen = fc.array(fc.stringMatching(/^[A-Za-z0-9_-]{8}$/), { maxLength: 200 });
    fc.assert(
      fc.property(place, seen, fc.integer({ min: 1, max: 200 }), (place, seen, size) => {
        const written = { now, size, place, seen };
        expect(readCursor(writeCursor(written, query), query, now)).toEqual(written);
      }),
    );
  });

  it("keeps the newest 200 fingerprints", () => {
    const seen = Array.from({ length: 250 }, (_, index) =>
      fingerprint(makeSession({ id: `${index}` })),
    );
    const read = readCursor(writeCursor({ ...cursor, seen }, query), query, now);
    expect(read.seen).toEqual(seen.slice(50));
  });

  it("fits into the URL with a long token and all fingerprints", () => {
    const seen = Array.from({ length: 200 }, (_, index) =>
      fingerprint(makeSession({ id: `${index}` })),
    );
    const place = { token: "x".repeat(4000), used: 200 };
    expect(writeCursor({ ...cursor, place, seen }, query).length).toBeLessThan(12_288);
  });

  it("belongs to its query", () => {
    const text = writeCursor(cursor, query);
    expect(codeOf(text)).toBe("none");
    expect(codeOf(text, { ...query, state: "active" })).toBe("invalid-cursor");
    expect(codeOf(text, { ...query, filters: NO_FILTERS })).toBe("invalid-cursor");
  });

  it.each([
    ["ahead by four minutes", now + 4 * 60_000, "none"],
    ["ahead by six minutes", now + 6 * 60_000, "invalid-cursor"],
    ["30 days old", now - 30 * day, "none"],
    ["32 days old", now - 32 * day, "invalid-cursor"],
  ])("%s: %s", (_, written, code) => {
    expect(codeOf(writeCursor({ ...cursor, now: written }, query))).toBe(code);
  });

  it.each([
    { v: 2 },
    { size: 0 },
    { size: 201 },
    { places: [] },
    { places: [{ token: "", used: 0 }] },
    { places: [{ token: "a", used: -1 }] },
    { seen: "abc" },
    { now: "1" },
    { more: 1 },
  ])("refuses %j", (changes) => {
    expect(codeOf(forged({}))).toBe("none");
    expect(codeOf(forged(changes))).toBe("invalid-cursor");
  });

  it("refuses garbage with nothing but invalid-cursor", () => {
    const json = fc.json().map((text) => Buffer.from(text).toString("base64url"));
    const cut = fc.nat({ max: 100 }).map((end) => writeCursor(cursor, query).slice(0, end));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), json, cut), (text) => {
        expect(codeOf(text)).toBe("invalid-cursor");
      }),
      { numRuns: 1000 },
    );
    expect(codeOf("A".repeat(12_289))).toBe("invalid-cursor");
  });
});
