import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokensOf } from "./token";

const now = Date.parse("2026-11-20T12:00:00Z");
const filters = [
  { key: "Owner", value: "a" },
  { key: "Target", value: "b" },
];
const listing = { account: "demo", region: "eu-west-1", state: "History" as const, filters };
const cursor = { at: 123_456_789, turn: 3, held: [5, 7] };
const tokens = tokensOf("test", 60);
const refusal = "InvalidNextToken";

describe("tokensOf", () => {
  it("opens what it sealed", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.array(fc.nat(), { maxLength: 3 }), (at, turn, held) => {
        const token = tokens.seal({ at, turn, held }, listing, now);
        expect(tokens.open(token, listing, now)).toEqual({ at, turn, held });
      }),
    );
  });

  it("looks like the real ones: version, number, 32 bytes, issue time, about 300 characters", () => {
    const token = tokens.seal(cursor, listing, now);
    expect(token).toMatch(/^AAEAA[A-Za-z0-9+/]+=*$/);
    expect(token.length).toBeGreaterThan(290);
    expect(Number(Buffer.from(token, "base64").readBigUInt64BE(36))).toBe(now / 1_000);
  });

  it("sometimes contains + and / and =", () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      tokens.seal({ ...cursor, at }, listing, now),
    );
    for (const character of ["+", "/", "="]) expect(many.join("")).toContain(character);
  });

  it("does not mind the order of filters", () => {
    const token = tokens.seal(cursor, listing, now);
    const turned = { ...listing, filters: filters.toReversed() };
    expect(tokens.open(token, turned, now)).toEqual(cursor);
  });

  it.each([
    ["access key", { account: "other" }],
    ["region", { region: "us-east-1" }],
    ["state", { state: "Active" as const }],
    ["filters", { filters: filters.slice(1) }],
  ])("refuses a token of another %s", (_, change) => {
    const token = tokens.seal(cursor, listing, now);
    expect(() => tokens.open(token, { ...listing, ...change }, now)).toThrow(refusal);
  });

  it("refuses a token past its lifetime", () => {
    const token = tokens.seal(cursor, listing, now);
    expect(tokens.open(token, listing, now + 59_000)).toEqual(cursor);
    expect(() => tokens.open(token, listing, now + 60_000)).toThrow(refusal);
  });

  it("refuses a token from another seed", () => {
    const token = tokensOf("other", 60).seal(cursor, listing, now);
    expect(() => tokens.open(token, listing, now)).toThrow(refusal);
  });

  it("refuses anything that was changed or never was a token", () => {
    const token = tokens.seal(cursor, listing, now);
    fc.assert(
      fc.property(fc.nat(token.length - 5), (position) => {
        const other = token.charAt(position) === "A" ? "B" : "A";
        const changed = token.slice(0, position) + other + token.slice(position + 1);
        expect(() => tokens.open(changed, listing, now)).toThrow(refusal);
      }),
    );
    for (const text of ["", "nonsense", "AAEAA", `${token}\n`, token.slice(4), "ä".repeat(200)]) {
      expect(() => tokens.open(text, listing, now)).toThrow(refusal);
    }
  });
});
