import "server-only";
import fc from "fast-check";
import { FILTER_KEYS } from "@/lib/sessions/query/fields";
import { hostileText } from "./hostile-text";

/** Our own origin, and the current time in epoch seconds, as in the claims of tests. */
export const AUDIENCE = "https://sessions.example.com";
export const SECOND = Date.parse("2026-11-24T09:00:00Z") / 1000;

/** The claims of a valid token. */
export const CLAIMS: [string, unknown][] = [
  ["iss", "acme"],
  ["aud", AUDIENCE],
  ["sub", "dana"],
  ["iat", SECOND - 10],
  ["exp", SECOND + 290],
  ["jti", "1"],
  ["view", "history"],
  ["scope", { accounts: ["*"], regions: ["*"] }],
  ["locked", { owner: "alice.chen" }],
];

const names = fc.array(fc.constantFrom("prod", "dev", "staging", "*", "eu-west-1", "", "PROD"), {
  maxLength: 3,
});
const pinnedValue = fc.oneof(
  fc.constantFrom("alice.chen", "!Failed", "shell", "prod", "eu-west-1", "7d", "running", "", "!~"),
  fc.array(fc.constantFrom("a", "~b", "Failed"), { maxLength: 2 }),
  hostileText,
  fc.jsonValue({ maxDepth: 1 }),
);
const pinnedKey = fc.oneof(
  fc.constantFrom(...FILTER_KEYS, "account", "region", "after", "range", "time"),
  fc.constantFrom("tz", "session", "state", "__proto__", "constructor", "cursor"),
);
const time = fc.oneof(
  fc.integer({ min: SECOND - 700, max: SECOND + 700 }),
  fc.constantFrom(-1, 0, 1.5, 1e300, SECOND * 1000, `${SECOND}`, null),
);

/** Members of the claims, in place of the right ones. */
export const claimChanges = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom("iat", "exp", "nbf"), time),
    fc.tuple(fc.constant("scope"), fc.record({ accounts: names, regions: names })),
    fc.tuple(fc.constant("locked"), fc.dictionary(pinnedKey, pinnedValue, { maxKeys: 3 })),
    fc.tuple(fc.constantFrom("iss", "aud", "sub", "jti", "typ", "view"), hostileText),
    fc.tuple(fc.constant("aud"), fc.constantFrom([AUDIENCE], [AUDIENCE, "x"], `${AUDIENCE}/`)),
    fc.tuple(
      fc.oneof(fc.constantFrom("iss", "scope", "locked", "view", "sub", "more"), hostileText),
      fc.jsonValue({ maxDepth: 2 }),
    ),
  ),
  { maxLength: 3 },
);
/** The same for its header. */
export const headChanges = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constantFrom("alg", "typ", "kid"),
      fc.constantFrom("none", "HS256", "EdDSA", "JWT", "ed", "hmac", "__proto__", null, 1),
    ),
    fc.tuple(fc.constantFrom("crit", "b64", "jku", "jwk", "zip", "__proto__"), fc.jsonValue()),
  ),
  { maxLength: 1 },
);
