import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciiJson, readJsonString } from "./ascii-json";

describe("asciiJson", () => {
  it("escapes quotes, backticks, backslashes and everything but printable ASCII", () => {
    expect(asciiJson('it\'s `a` "b" \\ é\n😀')).toBe(
      '"it\\u0027s \\u0060a\\u0060 \\u0022b\\u0022 \\u005c \\u00e9\\u000a\\ud83d\\ude00"',
    );
  });

  it("is JSON of safe characters for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(asciiJson(text)).toMatch(/^"(?:[^\\"'`]|\\u[0-9a-f]{4})*"$/);
        expect(asciiJson(text)).toMatch(/^[ -~]*$/);
        expect(readJsonString(asciiJson(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe("readJsonString", () => {
  it.each(["1", "{}", "null", "x", ""])("refuses %j", (text) => {
    expect(readJsonString(text)).toBeNull();
  });
});
