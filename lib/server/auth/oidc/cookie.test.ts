import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCookies, setCookie, signInCookieName, signInCookiesOf } from "./cookie";

const URL = "https://sessions.example.com";

/** Texts that a header can contain, and parts of cookies. */
const header = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."ab=;,. \"'\\%_-é"), maxLength: 60 }),
  fc
    .array(fc.constantFrom("__Host-", "sessionscope", "-sign-in-", "=", ";", " ", "aaaaaaaaaaaa"))
    .map((parts) => parts.join("")),
);

describe("readCookies", () => {
  it("reads names and values, and of equal names the first", () => {
    const cookie = "theme=dark; a=b=c;empty=; ;alone;theme=light";
    expect([...readCookies(new Headers({ cookie }))]).toEqual([
      ["theme", "dark"],
      ["a", "b=c"],
      ["empty", ""],
      ["alone", ""],
    ]);
  });

  it("reads anything that a header can hold", () => {
    fc.assert(
      fc.property(header, (cookie) => {
        for (const [name, value] of readCookies(new Headers({ cookie }))) {
          expect(name).not.toMatch(/[;=]/);
          expect(value).not.toContain(";");
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("signInCookiesOf", () => {
  it("finds those of sign-ins under way", () => {
    const name = signInCookieName(URL, "state".repeat(9));
    const cookie = `theme=dark; ${name}=x; __Host-sessionscope=y; sessionscope-sign-in-aaaaaaaaaaaa=z`;
    expect(signInCookiesOf(URL, new Headers({ cookie }))).toEqual([name]);
  });

  it("finds only names that a header of ours can hold", () => {
    fc.assert(
      fc.property(header, (cookie) => {
        for (const name of signInCookiesOf(URL, new Headers({ cookie }))) {
          expect(setCookie(URL, name, "", 0)).toMatch(
            /^__Host-sessionscope-sign-in-[\w-]{12}=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax; Secure$/,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
