import { describe, expect, it } from "vitest";
import { expiredCookies, preferenceCookie, readPreferences } from "./preferences";

describe("readPreferences", () => {
  it("takes what it knows and nothing else", () => {
    const cookies = new Map([
      ["theme", "dark"],
      ["tz", "local"],
    ]);
    expect(readPreferences((name) => cookies.get(name))).toEqual({ theme: "dark", tz: "local" });
    expect(readPreferences(() => '"><script>')).toEqual({ theme: "system", tz: "utc" });
    expect(readPreferences(() => undefined)).toEqual({ theme: "system", tz: "utc" });
  });
});

describe("expiredCookies", () => {
  it("removes every preference", () => {
    expect(expiredCookies()).toEqual([
      "theme=; Path=/; Max-Age=0; SameSite=Lax",
      "tz=; Path=/; Max-Age=0; SameSite=Lax",
    ]);
  });
});

describe("preferenceCookie", () => {
  it("keeps a choice for a year, on every page", () => {
    expect(preferenceCookie("theme", "dark")).toBe(
      "theme=dark; Path=/; Max-Age=31536000; SameSite=Lax",
    );
  });
});
