import "server-only";
import type { FakePortal } from "@/lib/testing/fakes/fake-portal";
import { fakeNow } from "@/lib/testing/fakes/fake-proxy";
import type { BadTokens } from "./assertion-headers";

const now = fakeNow / 1000;

/** Claims that are texts, and those that are instants. */
const TEXTS = ["iss", "aud", "sub", "jti"] as const;
const MOMENTS = ["iat", "exp"] as const;

/** Claims with a meaning for other software, or for a later version. */
const UNKNOWN = {
  nbf: now - 1,
  state: "all",
  accounts: ["*"],
  lock: {},
  Locked: { owner: "alice.chen" },
  filters: { owner: "alice.chen" },
  resource: { dashboard: 1 },
  params: { owner: [] },
  rls: [{ clause: "owner = 'alice.chen'" }],
  groups: ["sre"],
  "": "",
  " locked": {},
};

/** Tokens that the portal has signed, with a missing, invalid or additional claim. */
export function badEmbedClaims(portal: FakePortal): BadTokens {
  return {
    ...badTexts(portal),
    ...badMoments(portal),
    ...badViews(portal),
    ...badTypes(portal),
    ...badMembers(portal),
  };
}

function badTexts({ token, claims }: FakePortal): BadTokens {
  const each = (claim: (typeof TEXTS)[number]) => {
    const good = claims[claim];
    const values = {
      no: undefined,
      "an empty": "",
      "a null": null,
      "a number as": 5,
      "a list as": [good],
      "an empty list as": [],
      "an object as": { [good]: true },
      "control characters in": `${good}\n`,
      "an endless": good.padEnd(257, "x"),
    };
    return named(values, claim, (value) => token({ [claim]: value }));
  };
  const { iss, aud } = claims;
  return {
    ...Object.assign({}, ...TEXTS.map(each)),
    "an issuer that begins so": token({ iss: `${iss}2` }),
    "an issuer in capitals": token({ iss: iss.toUpperCase() }),
    "an issuer with a space": token({ iss: `${iss} ` }),
    "another audience": token({ aud: "https://evil.example" }),
    "an audience that begins so": token({ aud: `${aud}.evil.example` }),
    "an audience with a slash": token({ aud: `${aud}/` }),
    "an audience in capitals": token({ aud: aud.toUpperCase() }),
    "an audience without its scheme": token({ aud: aud.slice("https://".length) }),
    "our audience among others": token({ aud: [aud, "https://evil.example"] }),
  };
}

function badMoments({ token, signed, header, claims }: FakePortal): BadTokens {
  const each = (claim: (typeof MOMENTS)[number]) => {
    const good = claims[claim];
    const values = {
      no: undefined,
      "a null": null,
      "a text as": `${good}`,
      "a date as": new Date(good * 1000).toISOString(),
      "a list as": [good],
      "a true": true,
      "a fraction in": good + 0.5,
      "a negative": -good,
      "a zero": 0,
      "milliseconds as": good * 1000,
    };
    const infinite = JSON.stringify(claims).replace(`"${claim}":${good}`, `"${claim}":1e999`);
    return {
      ...named(values, claim, (value) => token({ [claim]: value })),
      [`an infinite ${claim}`]: signed(JSON.stringify(header), infinite),
    };
  };
  return {
    ...Object.assign({}, ...MOMENTS.map(each)),
    "an end now": token({ iat: now - 300, exp: now }),
    "an end yesterday": token({ iat: now - 86_700, exp: now - 86_400 }),
    "an end as long ago as clocks may differ": token({ iat: now - 300, exp: now - 30 }),
    "an end before its beginning": token({ iat: now + 20, exp: now + 10 }),
    "an end at its beginning": token({ iat: now + 20, exp: now + 20 }),
    "an end far away": token({ exp: now + 601 }),
    "an end in a year": token({ exp: now + 31_536_000 }),
    "a beginning long ago": token({ iat: now - 301 }),
    "a beginning too far ahead": token({ iat: now + 31 }),
    "a beginning tomorrow": token({ iat: now + 86_400, exp: now + 86_700 }),
  };
}

function badViews({ token }: FakePortal): BadTokens {
  const values = {
    no: undefined,
    "an empty": "",
    "a null": null,
    "all as the": "all",
    "capitals in the": "History",
    another: "sessions",
    "a list as": ["history"],
    "both in": ["active", "history"],
    "an object as": { history: true },
  };
  return named(values, "view", (view) => token({ view }));
}

function badTypes({ token }: FakePortal): BadTokens {
  const others = ["", "JWT", "at+jwt", "logout+jwt", "SSM-EMBED+JWT", null, ["ssm-embed+jwt"]];
  const values = Object.fromEntries(others.map((typ) => [JSON.stringify(typ), typ]));
  return {
    "no type": token({}, { typ: undefined }),
    "the type JWT alone": token({}, { typ: "JWT" }),
    "its type in capitals": token({}, { typ: "SSM-EMBED+JWT" }),
    "the type of an access token": token({}, { typ: "at+jwt" }),
    "another type, although the claim is right": token({ typ: "ssm-embed+jwt" }, { typ: "at+jwt" }),
    "a null type, although the claim is right": token({ typ: "ssm-embed+jwt" }, { typ: null }),
    ...named(values, "as the claim typ", (typ) => token({ typ })),
    ...named(values, "as both types", (typ) => token({ typ }, { typ })),
    "a content type": token({}, { cty: "JWT" }),
    "a header that nobody knows": token({}, { v: 1 }),
  };
}

/** Unknown or repeated claims: the signer may have meant them as a limit. */
function badMembers({ token, signed, header, claims }: FakePortal): BadTokens {
  const claimsText = JSON.stringify(claims);
  const headerText = JSON.stringify(header);
  const twice = Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) => {
      const member = `"${name}":${JSON.stringify(value)}`;
      return [
        [`${name} once more before`, `{${member},${claimsText.slice(1)}`],
        [`${name} once more behind`, `${claimsText.slice(0, -1)},${member}}`],
      ];
    }),
  );
  const wrapped = (text: string) => signed(headerText, text);
  return {
    ...named(UNKNOWN, "as a claim nobody knows", (value, name) => token({ [name]: value })),
    ...named(twice, "in the claims", (text) => wrapped(String(text))),
    "a claim called __proto__": wrapped(`{"__proto__":{"locked":{}},${claimsText.slice(1)}`),
    "an escaped audience before the other": wrapped(`{"\\u0061ud":"x",${claimsText.slice(1)}`),
    "two algorithms": signed(`{"alg":"none",${headerText.slice(1)}`, claimsText),
    "two ids of keys": signed(`${headerText.slice(0, -1)},"kid":"x"}`, claimsText),
    "claims in a claim": wrapped(`{"claims":${claimsText}}`),
    "a list of claims": wrapped(`[${claimsText}]`),
    "claims in a text": wrapped(JSON.stringify(claimsText)),
    "claims with a byte order mark": wrapped(`\uFEFF${claimsText}`),
    "no claims": wrapped("{}"),
    "claims that are null": wrapped("null"),
  };
}

function named(
  values: Record<string, unknown>,
  what: string,
  tokenOf: (value: unknown, name: string) => string,
): BadTokens {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${name} ${what}`, tokenOf(value, name)]),
  );
}
