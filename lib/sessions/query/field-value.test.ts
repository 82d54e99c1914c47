import { describe, expect, it } from "vitest";
import { checkChosenValueOf, checkTypedValueOf, readValueOf } from "./field-value";
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
    ["status", "!tErminated", "Terminated"],
    ["status", "Weird", "Weird"],
    ["accessType", "justintime", "JustInTime"],
    ["kind", "Shell", "shell"],
    ["kind", "Weird", "Weird"],
    ["reason", "cafe\u0301", "caf\u00e9"],
    ["reason", "~cafe\u0301", "caf\u00e9"],
    [
      "target",
      "arn:aws:ec2:eu-west-1:111122223333:instance/i-0f3a9c1e5b7d24680",
      "i-0f3a9c1e5b7d24680",
    ],
  ] as const)("reads the %s %s as %s", (key, text, value) => {
    expect(readValueOf(key, text)).toMatchObject({ value });
  });

  it.each([
    ["status", "Faild", "Did you mean Failed?"],
    ["accessType", "Standart", "is not one of Standard, JustInTime. Did you mean Standard?"],
  ] as const)("asks whether a typed %s %s is a mistake", (key, value, hint) => {
    const given = { operator: "is", value } as const;
    expect(checkTypedValueOf(key, given)).toEqual({ issue: expect.stringContaining(hint) });
    expect(checkTypedValueOf(key, { operator: "contains", value })).toMatchObject({ value });
    expect(checkTypedValueOf(key, { operator: "is", value: "Weird" })).toMatchObject({
      value: "Weird",
    });
  });

  it("chooses documented values only", () => {
    const given = { operator: "is", value: "Weird" } as const;
    const issue = { issue: expect.stringContaining("“Weird” is not one of Connected") };
    expect(checkChosenValueOf("status", given)).toEqual(issue);
    expect(checkChosenValueOf("status", { ...given, value: "failed" })).toMatchObject({
      value: "Failed",
    });
  });

  it.each(["~term", "!~term"])("takes %s, a part of a status", (text) => {
    expect(readValueOf("status", text)).toMatchObject({ value: "term" });
  });
});
