import { describe, expect, it } from "vitest";
import { awsText, reasonText } from "./aws-text";

describe("awsText", () => {
  it.each([
    ["Rate exceeded", "Rate exceeded"],
    ["two\r\nlines\u0000 and\u202E a turn\u2028", "two lines and a turn"],
    ["Value 'AKIAIOSFODNN7EXAMPLE' at", "Value '[key]' at"],
    [`Value '${"AAEAAd+/=".repeat(40)}' at 'nextToken'`, "Value '[token]' at 'nextToken'"],
    ["key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY.", "key [secret]."],
    ["token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln", "token [token]"],
    ["/home/sessionscope/.aws/sso/cache/token", "/home/sessionscope/.aws/sso/cache/token"],
    ["x ".repeat(300), `${"x ".repeat(200)}…`],
    ["UnknownError", null],
    [" \n", null],
  ])("makes %j safe to show", (message, shown) => {
    expect(awsText(message)).toBe(shown);
  });
});

describe("reasonText", () => {
  it.each([
    ["Command failed: vault login --token hunter2\nno such vault", "Command failed. no such vault"],
    [`Unexpected token 'h', "hunter2" is not valid JSON`, "The text is not JSON."],
    ["Expected ',' or '}' after property value in JSON at position 9", "The text is not JSON."],
    ["Value 'hunter2' at 'externalId' failed", "The value of externalId failed"],
  ])("leaves what is confidential out of %j", (message, shown) => {
    expect(reasonText(message)).toBe(shown);
  });
});
