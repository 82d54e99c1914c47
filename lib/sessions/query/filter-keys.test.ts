import { describe, expect, it } from "vitest";
import { byPolarity, FILTER_DEFINITIONS, FILTER_KEYS, readValueOf } from "./filter-keys";
import { is } from "./filter-value";

describe("readValueOf", () => {
  it.each(FILTER_KEYS)("allows as many characters of %s as AWS does", (key) => {
    const { maxLength } = FILTER_DEFINITIONS[key];
    expect(readValueOf(key, `~${"x".repeat(maxLength)}`)).toHaveProperty("value");
    expect(readValueOf(key, `~${"x".repeat(maxLength + 1)}`)).toHaveProperty("issue");
  });

  it.each([
    ["status", "Failed"],
    ["status", "!Failed"],
    ["accessType", "JustInTime"],
    ["kind", "port-forward"],
  ] as const)("knows the %s %s", (key, text) => {
    expect(readValueOf(key, text)).toHaveProperty("value");
  });

  it.each([
    ["status", "failed", "Failed"],
    ["status", "!Bogus", "Connected"],
    ["accessType", "JIT", "JustInTime"],
    ["kind", "Shell", "shell"],
  ] as const)("says which values there are instead of %s %s", (key, text, hint) => {
    expect(readValueOf(key, text)).toEqual({ issue: expect.stringContaining(hint) });
  });

  it.each(["~term", "!~term"])("takes %s, a part of a status", (text) => {
    expect(readValueOf("status", text)).toMatchObject({ value: "term" });
  });
});

describe("byPolarity", () => {
  it("parts the alternatives from what rules out", () => {
    const contains = { operator: "contains", value: "b" } as const;
    const isNot = { operator: "is-not", value: "c" } as const;
    const containsNot = { operator: "contains-not", value: "d" } as const;
    expect(byPolarity([containsNot, is("a"), isNot, contains])).toEqual({
      wanted: [is("a"), contains],
      unwanted: [containsNot, isNot],
    });
  });
});
