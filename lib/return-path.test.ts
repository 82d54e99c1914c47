import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnPath } from "./return-path";

/** Texts that are nearly paths, and what people put before and into them to lead elsewhere. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...["/", "//", "\\", "/\\", "\t", "\n", "\0", ".", "..", "%2e%2e", "%2f", "%5c", "@", ":"],
        ...["active", "history", "sessions", "evil.test", "javascript:", "https:", "?", "#", "&"],
        ...["\u2028", "／", "。", " ", "\u202e"],
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("returnPath", () => {
  it.each([
    "/active",
    "/history?range=7d&owner=alice.chen&status=!Failed",
    "/sessions/alice.chen-0b1f?account=prod&region=eu-west-1",
    "/sessions/a%2Fb",
    "/active?owner=%2F%2Fevil.test",
  ])("keeps %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    null,
    "",
    "active",
    "/",
    "//evil.test",
    "//evil.test/active",
    "/\\evil.test",
    "\\\\evil.test",
    "/\t/evil.test",
    "/active\n",
    "/active\\..\\..",
    "https://evil.test/active",
    "javascript:alert(1)",
    "/auth/logout",
    "/auth/login?return=/active",
    "/signed-out",
    "/embed/active",
    "/api/sessions",
    "/_next/static/x",
    "/active/../auth/login",
    "/sessions/",
    "/sessions/a/b",
    "/ACTIVE",
    `/active?owner=${"a".repeat(5000)}`,
    `/sessions/${"a".repeat(300)}`,
  ])("leads home from %j", (text) => {
    expect(returnPath(text)).toBe("/active");
  });

  it("leaves out what a browser keeps to itself", () => {
    expect(returnPath("/history?range=7d#t=token")).toBe("/history?range=7d");
  });

  it("stays on any site, whatever it is given", () => {
    fc.assert(
      fc.property(hostile, fc.webUrl({ validSchemes: ["http", "https"] }), (text, site) => {
        const path = returnPath(text);
        const { origin, pathname } = new URL(path, site);
        expect(origin).toBe(new URL(site).origin);
        expect(pathname).toMatch(/^\/(?:active|history|sessions\/[^/]+)$/);
        expect(path).not.toMatch(/[\p{Cc}\\]/u);
      }),
      { numRuns: 5000 },
    );
  });

  it("gives what it gave, given that", () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.webPath()), (text) => {
        expect(returnPath(returnPath(text))).toBe(returnPath(text));
      }),
    );
  });
});
