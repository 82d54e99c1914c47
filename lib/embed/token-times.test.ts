import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permissionOf, tokenTimes } from "./token-times";

const NOW = Date.parse("2026-11-24T09:00:00Z");

/** A token as far as the browser reads it. */
function token(claims: object) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256" })}.${part(claims)}.c2lnbmF0dXJl`;
}

const at = (seconds: number) => NOW / 1000 + seconds;

describe("tokenTimes", () => {
  it("asks a minute before the end", () => {
    expect(tokenTimes(token({ iat: at(-60), exp: at(300) }), NOW)).toEqual({
      askIn: 240_000,
      endsIn: 300_000,
      expiresAt: "2026-11-24T09:05:00.000Z",
    });
  });

  it("asks half-way through what is short", () => {
    const times = tokenTimes(token({ iat: at(0), exp: at(20) }), NOW);
    expect(times).toMatchObject({ askIn: 10_000, endsIn: 20_000 });
  });

  it.each([
    ["before it was made", 3600, 3900],
    ["after its end", -3600, -3300],
  ])("gives a token its whole life where the clock says that it is %s", (_, iat, exp) => {
    expect(tokenTimes(token({ iat: at(iat), exp: at(exp) }), NOW)).toMatchObject({
      endsIn: 300_000,
    });
  });

  it.each([
    ["no token", "token"],
    ["no claims", "a.b.c"],
    ["no times", token({ sub: "alice" })],
    ["times that are texts", token({ iat: "0", exp: "1" })],
    ["an end before the beginning", token({ iat: at(10), exp: at(0) })],
    ["an end that is ages away", token({ iat: at(0), exp: 1e12 })],
  ])("knows nothing of %s", (_, text) => {
    expect(tokenTimes(text, NOW)).toBeNull();
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (head, claims) => {
        tokenTimes(`${head}.${claims}.x`, NOW);
        permissionOf(`${head}.${claims}`);
      }),
    );
  });
});

describe("permissionOf", () => {
  const claims = { iss: "ops", sub: "zoë", scope: { accounts: ["*"] }, iat: 1, exp: 2, jti: "a" };

  it("is the same for the token that follows", () => {
    const { iss, ...rest } = { ...claims, iat: 60, exp: 120, jti: "b" };
    expect(permissionOf(token({ ...rest, iss }))).toBe(permissionOf(token(claims)));
  });

  it.each([
    ["who looks", { sub: "bob" }],
    ["what is locked", { locked: { kind: "shell" } }],
    ["the scope", { scope: { accounts: ["dev"] } }],
  ])("is another with %s", (_, change) => {
    expect(permissionOf(token({ ...claims, ...change }))).not.toBe(permissionOf(token(claims)));
  });
});
