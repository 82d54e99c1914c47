import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPath } from "./request-target";

describe("readPath", () => {
  it.each([
    "/",
    "/active",
    "/active/",
    "/_next/static/chunks/0~a.js",
    "/sessions/a.b@c.com,d+e=f_g-0123",
    "/sessions/%D0%B6%20%25",
    "/sessions/..a",
  ])("reads %s", (path) => {
    expect(readPath(path)).toBe(path);
    expect(readPath(`${path}?owner=//../%2e\\`)).toBe(path);
  });

  it.each([
    "",
    "*",
    "active",
    "?a=b",
    "http://127.0.0.1:3000/active",
    "//active",
    "/api//sessions",
    "/active//",
    "/./active",
    "/api/healthz/../sessions",
    "/active/..",
    "/%2e/active",
    "/api/healthz/%2E%2e/sessions",
    "/%61ctive",
    "/api/%73essions",
    "/api%2fsessions",
    "/api%5Csessions",
    "/api\\sessions",
    "/active%00",
    "/active%0a",
    "/active%7f",
    "/active%FF",
    "/active%",
    "/active%zz",
    "/active#/x",
    "/active?a#b",
    "/жанна",
    "/a b",
  ])("refuses %j", (path) => {
    expect(readPath(path)).toBeNull();
  });

  it("reads every segment as it is escaped by us, and as the URL standard does", () => {
    const segment = fc
      .string({ unit: "binary", minLength: 1 })
      .filter((text) => !/^\.{1,2}$|[/\\\p{Cc}]/u.test(text));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
        const path = `/${segments.map(encodeURIComponent).join("/")}`;
        expect(readPath(path)).toBe(path);
        expect(new URL(path, "http://127.0.0.1").pathname).toBe(path);
      }),
    );
  });

  it("reads no other path than the URL standard does", () => {
    const piece = fc.constantFrom(
      "/",
      ".",
      "..",
      "%2e",
      "%2f",
      "\\",
      "a",
      "%61",
      ";",
      "?",
      "#",
      "@",
      ":",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const target = `/${pieces.join("")}`;
        const path = readPath(target);
        if (path !== null) expect(new URL(`http://h${target}`).pathname).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});
