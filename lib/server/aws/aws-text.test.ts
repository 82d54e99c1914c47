import { describe, expect, it } from "vitest";
import { awsText } from "./aws-text";

describe("awsText", () => {
  it.each([
    ["Rate exceeded", "Rate exceeded"],
    ["two\r\nlines\u0000 and\u202E a turn\u2028", "two lines and a turn"],
    ["Value 'AKIAIOSFODNN7EXAMPLE' at", "Value '[key]' at"],
    [`Value '${"AAEAAd+/=".repeat(40)}' at 'nextToken'`, "Value '[token]' at 'nextToken'"],
    ["x ".repeat(300), `${"x ".repeat(200)}…`],
    ["UnknownError", null],
    [" \n", null],
  ])("makes %j safe to show", (message, shown) => {
    expect(awsText(message)).toBe(shown);
  });
});
