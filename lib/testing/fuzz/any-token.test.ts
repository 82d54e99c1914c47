import { createHmac, createSecretKey, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { readEmbedClaims } from "@/lib/server/auth/embed/embed-claims";
import { makeEmbedReader } from "@/lib/server/auth/embed/embed-reader";
import type { EmbedKey } from "@/lib/server/config/embed-key";
import { sessionSearchParams } from "@/lib/sessions/query/search-params";
import {
  AUDIENCE,
  CLAIMS,
  claimChanges,
  headChanges,
  SECOND,
} from "@/lib/testing/hostile/hostile-claims";
import { hostileText } from "@/lib/testing/hostile/hostile-text";
import { fuzz } from "./fuzz";

const pair = generateKeyPairSync("ed25519");
const secret = createSecretKey(Buffer.alloc(32, "a secret of the test "));
const KEYS: EmbedKey[] = [
  { iss: "acme", kid: "hmac", alg: "HS256", key: secret, accounts: ["prod", "dev"], regions: "*" },
  {
    iss: "acme",
    kid: "ed",
    alg: "EdDSA",
    key: pair.publicKey,
    accounts: "*",
    regions: ["eu-west-1"],
  },
];
const read = makeEmbedReader(KEYS, AUDIENCE, () => SECOND * 1000);

/** A token of any texts with a valid signature of a portal. */
function signed(kid: string, header: string, claims: string): string {
  const input = [header, claims].map((text) => Buffer.from(text).toString("base64url")).join(".");
  const signature =
    kid === "ed"
      ? sign(null, Buffer.from(input), pair.privateKey)
      : createHmac("sha256", secret).update(input).digest();
  return `${input}.${signature.toString("base64url")}`;
}

/** Sometimes with a repeated member: the signer and the reader could mean different ones. */
function jsonOf(members: readonly (readonly [string, unknown])[], isDoubled: boolean): string {
  const unique = isDoubled ? members : [...new Map(members)];
  return `{${unique.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`;
}

describe("any token of a portal", () => {
  fuzz({
    name: "embed-claims",
    claim: "opens at most its key and its scope, or nothing",
    inputs: { long: 40_000, short: 200 },
    arbitrary: fc.record({
      kid: fc.constantFrom("hmac", "hmac", "hmac", "ed"),
      changes: claimChanges,
      headChanges,
      isDoubled: fc.nat({ max: 9 }).map((digit) => digit === 0),
    }),
    regressions: [
      { kid: "hmac", changes: [["__proto__", 0]], headChanges: [], isDoubled: false },
      { kid: "hmac", changes: [], headChanges: [["__proto__", 0]], isDoubled: false },
      {
        kid: "hmac",
        changes: [["locked", JSON.parse('{"__proto__":"x"}')]],
        headChanges: [],
        isDoubled: false,
      },
    ],
    async holds({ kid, changes: other, headChanges: otherHead, isDoubled }) {
      const key = KEYS.find((one) => one.kid === kid);
      const head: [string, unknown][] = [
        ["alg", key?.alg],
        ["kid", kid],
        ["typ", "ssm-embed+jwt"],
      ];
      const claims = [...CLAIMS, ...other];
      const token = signed(
        kid,
        jsonOf([...head, ...otherHead], isDoubled),
        jsonOf(claims, isDoubled),
      );
      const viewer = await read(token);
      if (other.length + otherHead.length === 0) expect(viewer).not.toBeNull();
      if (viewer === null) return;
      const { scope, iss } = expectClaims(claims);
      const locked: unknown = new Map(claims).get("locked");
      for (const pinnedKey of Object.keys(Object(locked))) {
        expect(Object.keys(sessionSearchParams)).toContain(pinnedKey);
      }
      const [grant] = viewer.grants;
      expect(viewer).toMatchObject({ kind: "embed", groups: [], pinned: { by: iss } });
      expect(viewer.grants).toHaveLength(1);
      for (const part of ["accounts", "regions"] as const) {
        expectWithin(grant?.[part], key?.[part] ?? []);
        expectWithin(grant?.[part], scope[part].includes("*") ? "*" : scope[part]);
      }
      const { account, region } = viewer.pinned?.filters ?? { account: [], region: [] };
      if (account.length > 0) expectWithin(grant?.accounts, account);
      if (region.length > 0) expectWithin(grant?.regions, region);
    },
  });

  fuzz({
    name: "embed-text",
    claim: "opens nothing without a portal's signature",
    inputs: { long: 60_000, short: 300 },
    arbitrary: fc.oneof(
      hostileText,
      fc.array(hostileText, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(".")),
      fc
        .tuple(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), hostileText)
        .map((parts) =>
          parts
            .map((part) => (typeof part === "string" ? part : JSON.stringify(part)))
            .map((part) => Buffer.from(part).toString("base64url"))
            .join("."),
        ),
      fc.tuple(fc.nat(), fc.nat({ max: 7 })).map(([at, bit]) => {
        const bytes = Buffer.from(GOOD);
        const index = at % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << bit), index);
        return bytes.toString("latin1");
      }),
    ),
    async holds(text) {
      expect(await read(text)).toBeNull();
    },
  });
});

const GOOD = signed(
  "hmac",
  jsonOf(
    [
      ["alg", "HS256"],
      ["kid", "hmac"],
      ["typ", "ssm-embed+jwt"],
    ],
    false,
  ),
  jsonOf(CLAIMS, false),
);

/** The claims of an accepted token: there is only one way to read them. */
function expectClaims(members: [string, unknown][]) {
  const claims = readEmbedClaims(Object.fromEntries(members), SECOND);
  if (claims === null) throw new Error("The token was accepted although its claims are invalid.");
  expect(claims.aud).toBe(AUDIENCE);
  return claims;
}

function expectWithin(page: readonly string[] | "*" | undefined, most: readonly string[] | "*") {
  if (most === "*") return;
  if (page === "*") throw new Error("It opens everything.");
  for (const name of page ?? []) expect(most).toContain(name);
}
