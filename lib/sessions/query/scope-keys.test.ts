import { describe, expect, it } from "vitest";
import { isScopeKey, parseScopeName } from "./scope-keys";

describe("isScopeKey", () => {
  it("knows account and region", () => {
    expect(["account", "region", "owner", "toString"].filter(isScopeKey)).toEqual([
      "account",
      "region",
    ]);
  });
});

describe("parseScopeName", () => {
  it.each(["482913004417", "prod-eu_1.a", "eu-west-1", "x".repeat(64)])("takes %s", (text) => {
    expect(parseScopeName(text)).toBe(text);
  });

  it.each(["", "a b", "a/b", "https://evil.example", "é", "x".repeat(65), "eu-west-1\n"])(
    "refuses %j",
    (text) => {
      expect(parseScopeName(text)).toBeNull();
    },
  );
});
