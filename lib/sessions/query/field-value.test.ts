import { describe, expect, it } from "vitest";
import { readValueOf } from "./field-value";
import { FIELDS, FILTER_KEYS, type FilterKey } from "./fields";

/**
 * The most characters of each member of a session in AWS's API reference. `null`: AWS documents the values instead.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Session.html
 */
const LENGTHS: Record<FilterKey, number | null> = {
  owner: 256,
  target: 400,
  status: null,
  accessType: null,
  sessionId: 96,
  kind: null,
  document: 128,
  reason: 256,
};

describe("readValueOf", () => {
  it.each(FILTER_KEYS)("allows as many characters of %s as AWS does", (key) => {
    const { maxLength, oneOf } = FIELDS[key];
    const longest = Math.max(...(oneOf ?? []).map((value) => value.length));
    if (LENGTHS[key] === null) expect(maxLength).toBeGreaterThanOrEqual(longest);
    else expect(maxLength).toBe(LENGTHS[key]);
    expect(oneOf === null).toBe(LENGTHS[key] !== null);
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
