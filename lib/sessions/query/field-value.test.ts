import { describe, expect, it } from "vitest";
import { readValueOf } from "./field-value";
import { FIELDS, FILTER_KEYS } from "./fields";

describe("readValueOf", () => {
  it.each(FILTER_KEYS)("allows as many characters of %s as AWS does", (key) => {
    const { maxLength } = FIELDS[key];
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
