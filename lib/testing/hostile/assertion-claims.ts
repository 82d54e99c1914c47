import "server-only";
import { type FakeProxy, fakeNow } from "@/lib/testing/fakes/fake-proxy";
import type { BadTokens } from "./assertion-headers";

const now = fakeNow / 1000;
const DAY = 86_400;

/** Tokens that the proxy has signed, with claims that are for another audience, not valid now, or malformed. */
export function badClaims(proxy: FakeProxy): BadTokens {
  const isAlb = proxy.jwt.preset === "alb";
  return {
    ...badPeople(proxy),
    ...badTimes(proxy),
    ...badMembers(proxy),
    ...(isAlb ? badSigners(proxy) : badAudiences(proxy)),
  };
}

function badPeople({ token, jwt: { issuer, preset } }: FakeProxy): BadTokens {
  // A load balancer writes it into the header as well.
  const by = (iss: unknown) => token({ iss }, preset === "alb" ? { iss } : {});
  return {
    "the type of an embed token": token({}, { typ: "ssm-embed+jwt" }),
    "the type of an embed token as a claim": token({ typ: "ssm-embed+jwt" }),
    "no issuer": by(undefined),
    "another issuer": by("https://evil.example"),
    "an issuer that begins so": by(`${issuer}.evil.example`),
    "an issuer with a slash": by(`${issuer}/`),
    "an issuer in capitals": by(issuer.toUpperCase()),
    "a list of issuers": by([issuer]),
    "an issuer that is an object": by({ [issuer]: true }),
    "no sub": token({ sub: undefined }),
    "an empty sub": token({ sub: "" }),
    "a sub of spaces": token({ sub: "  " }),
    "a sub of control characters": token({ sub: "u-1\n" + "u-2" }),
    "a sub that is a number": token({ sub: 1 }),
    "a sub that is a list": token({ sub: ["u-1"] }),
    "an endless sub": token({ sub: "u".repeat(300) }),
  };
}

function badTimes({ token, jwt }: FakeProxy): BadTokens {
  return {
    "no end": token({ exp: undefined }, { exp: undefined }),
    "an end that is a text": ending(`${now + 300}`),
    "an end that is a date": ending("2026-11-24T09:05:00Z"),
    "an end that is null": ending(null),
    "an end that is true": ending(true),
    "an end that is a list": ending([now + 300]),
    "an end that is zero": ending(0),
    "an end that is negative": ending(-now),
    "an end yesterday": ending(now - DAY),
    "an end as long ago as clocks may differ": ending(now - 30),
    "an end far away": ending(now + jwt.maxLifetimeSeconds + 1),
    "an end in milliseconds": ending(fakeNow + 300_000),
    "a beginning in the future": token({ nbf: now + 31 }),
    "a beginning that is a text": token({ nbf: `${now}` }),
    "issued in the future": token({ iat: now + 31 }),
    "issued tomorrow": token({ iat: now + DAY, exp: now + DAY + 300 }, headEnd(now + DAY + 300)),
    "issued at a text": token({ iat: `${now}` }),
    "issued at null": token({ iat: null }),
    "issued at zero": token({ iat: 0 }),
  };
  function ending(exp: unknown) {
    return token({ exp }, headEnd(exp));
  }
  function headEnd(exp: unknown) {
    return jwt.preset === "alb" ? { exp } : {};
  }
}

/** Objects that two readers could understand differently. */
function badMembers({ signed, header, claims }: FakeProxy): BadTokens {
  const claimsText = JSON.stringify(claims);
  const headerText = JSON.stringify(header);
  const before = (text: string, member: string) => `{${member},${text.slice(1)}`;
  const after = (text: string, member: string) => `${text.slice(0, -1)},${member}}`;
  const withClaims = (text: string) => signed(headerText, text);
  return {
    "an issuer before the issuer": withClaims(before(claimsText, '"iss":"https://evil.example"')),
    "an issuer after the issuer": withClaims(after(claimsText, '"iss":"https://evil.example"')),
    "an escaped issuer": withClaims(before(claimsText, '"\\u0069ss":"https://evil.example"')),
    "a sub before the sub": withClaims(before(claimsText, '"sub" : "u-0"')),
    "two ends": withClaims(after(claimsText, `"exp":${now + 301}`)),
    "an infinite end": withClaims(claimsText.replace(/"exp":\d+/, '"exp":1e999')),
    "two algorithms": signed(before(headerText, '"alg":"none"'), claimsText),
    "claims that are a list": withClaims(`[${claimsText}]`),
    "claims that are null": withClaims("null"),
    "claims that are a text": withClaims(JSON.stringify(claimsText)),
    "claims that are no JSON": withClaims(claimsText.replaceAll('"', "'")),
    "claims with a comma too many": withClaims(claimsText.replace("}", ",}")),
    "claims with a byte order mark": withClaims(`\uFEFF${claimsText}`),
    "no claims": withClaims("{}"),
    "a header that is a list": signed(`[${headerText}]`, claimsText),
    "a header that is null": signed("null", claimsText),
    "an empty header": signed("{}", claimsText),
  };
}

function badAudiences({ token, jwt: { audience } }: FakeProxy): BadTokens {
  return {
    "no audience": token({ aud: undefined }),
    "another audience": token({ aud: "somebody-else" }),
    "an audience that begins so": token({ aud: `${audience}2` }),
    "an audience in which ours is": token({ aud: `x ${audience}` }),
    "an empty audience": token({ aud: "" }),
    "an empty list of audiences": token({ aud: [] }),
    "a list of other audiences": token({ aud: ["somebody-else", `${audience}/`] }),
    "a list of lists of audiences": token({ aud: [[audience]] }),
    "a list with what is no audience": token({ aud: [audience, 5] }),
    "an audience that is an object": token({ aud: { [audience]: true } }),
    "an audience that is null": token({ aud: null }),
    "not issued": token({ iat: undefined }),
  };
}

/** The header of a load balancer names the signer and the client. */
function badSigners({ token, jwt: { signer, audience }, header }: FakeProxy): BadTokens {
  const arn = String(signer);
  return {
    "no signer": token({}, { signer: undefined }),
    "another signer": token({}, { signer: arn.replace("front", "evil") }),
    "a signer of another account": token(
      {},
      { signer: arn.replace("123456789012", "210987654321") },
    ),
    "a signer that begins so": token({}, { signer: `${arn}0` }),
    "a list of signers": token({}, { signer: [arn] }),
    "the signer as a claim": token({ signer: arn }, { signer: undefined }),
    "no client": token({}, { client: undefined }),
    "another client": token({}, { client: "client-2" }),
    "a list of clients": token({}, { client: [audience] }),
    "the client as the audience": token({ aud: audience }, { client: undefined }),
    "another issuer in the header": token({}, { iss: "https://evil.example" }),
    "an earlier end in the header": token({}, { exp: Number(header.exp) - 60 }),
  };
}
