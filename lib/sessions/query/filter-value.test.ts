import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  byPolarity,
  FILTER_OPERATORS,
  type FilterOperator,
  is,
  isNegative,
  isSameValue,
  readFilterValue,
  writeFilterValue,
} from "./filter-value";

const operator = fc.constantFrom(...FILTER_OPERATORS);
/** Texts that are mostly signs, among which the grammar could go astray. */
const signs = fc.string({ unit: fc.constantFrom("!", "~", "\\", "a"), maxLength: 6 });
const text = fc.oneof(fc.string(), signs);

describe("a filter value", () => {
  it("survives writing and reading, with any operator and any first character", () => {
    const given = fc.record({ operator, value: text.filter((value) => value !== "") });
    fc.assert(
      fc.property(given, (value) => {
        expect(readFilterValue(writeFilterValue(value))).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  it("has one text for all its forms", () => {
    fc.assert(
      fc.property(text, (written) => {
        const reading = readFilterValue(written);
        fc.pre("value" in reading);
        const canonical = writeFilterValue(reading);
        expect(readFilterValue(canonical)).toEqual(reading);
        expect(canonical.length).toBeLessThanOrEqual(written.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("readFilterValue", () => {
  it.each<[string, FilterOperator, string]>([
    ["alice", "is", "alice"],
    ["~alice", "contains", "alice"],
    ["!alice", "is-not", "alice"],
    ["!~alice", "contains-not", "alice"],
    ["~!alice", "contains", "!alice"],
    ["\\~alice", "is", "~alice"],
    ["\\!alice", "is", "!alice"],
    ["\\\\alice", "is", "\\alice"],
    ["!\\~alice", "is-not", "~alice"],
    ["~\\\\alice", "contains", "\\alice"],
    ["ali\\ce~!", "is", "ali\\ce~!"],
    [" ", "is", " "],
  ])("reads %j as: %s %j", (written, asked, value) => {
    expect(readFilterValue(written)).toEqual({ operator: asked, value });
  });

  it.each(["", "\\", "~", "!", "!~", "~\\", "!\\", "!~\\"])("finds nothing in %j", (written) => {
    expect(readFilterValue(written)).toHaveProperty("issue");
  });
});

describe("isNegative", () => {
  it("is true for operators that exclude sessions", () => {
    expect(FILTER_OPERATORS.filter(isNegative)).toEqual(["is-not", "contains-not"]);
  });
});

describe("isSameValue", () => {
  it("compares the operator and the value", () => {
    expect(isSameValue(is("a"), { operator: "is", value: "a" })).toBe(true);
    expect(isSameValue(is("a"), is("A"))).toBe(false);
    expect(isSameValue(is("a"), { operator: "contains", value: "a" })).toBe(false);
  });
});

describe("byPolarity", () => {
  it("splits alternatives from excluding values", () => {
    const contains = { operator: "contains", value: "b" } as const;
    const isNot = { operator: "is-not", value: "c" } as const;
    const containsNot = { operator: "contains-not", value: "d" } as const;
    expect(byPolarity([containsNot, is("a"), isNot, contains])).toEqual({
      wanted: [is("a"), contains],
      unwanted: [containsNot, isNot],
    });
  });
});
