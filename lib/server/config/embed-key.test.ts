import { describe, expect, it } from "vitest";
import { EMBED_ALGORITHMS, makePortal } from "@/lib/testing/fakes/fake-portal";
import { readEmbedKeys } from "./embed-key";

const { setting: curve } = makePortal("ES256");
const { setting: shared } = makePortal("HS256");

function issuesOf(value: unknown): string[] {
  const reading = readEmbedKeys(value);
  return "issues" in reading ? reading.issues : [];
}

describe("readEmbedKeys", () => {
  it.each(EMBED_ALGORITHMS)(
    "reads a key for %s, which gives everything unless it says less",
    (alg) => {
      const { setting, key } = makePortal(alg);
      const reading = readEmbedKeys([setting]);
      expect(reading).toEqual({
        keys: [
          {
            iss: "acme-portal",
            kid: key.kid,
            alg,
            key: expect.anything(),
            accounts: "*",
            regions: "*",
          },
        ],
      });
      expect("keys" in reading && reading.keys[0]?.key.equals(key.publicKey)).toBe(true);
    },
  );

  it("reads what a key may give at most, in which a star is everything", () => {
    const limits = { accounts: ["prod", "dev"], regions: ["eu-west-1", "*"] };
    expect(readEmbedKeys([{ ...curve, ...limits }])).toMatchObject({
      keys: [{ accounts: ["prod", "dev"], regions: "*" }],
    });
  });

  it("reads several keys of one portal, and none at all", () => {
    const next = makePortal("EdDSA").setting;
    expect(readEmbedKeys([curve, next])).toMatchObject({
      keys: [{ alg: "ES256" }, { alg: "EdDSA" }],
    });
    expect(readEmbedKeys([])).toEqual({ keys: [] });
  });

  it.each(
    Object.entries({
      "no list": [curve, "must be a list of keys."],
      "an empty list of accounts": [
        [{ ...curve, accounts: [] }],
        "[0].accounts must name at least one; left out, it is all of them.",
      ],
      "an empty list of regions": [
        [{ ...curve, regions: [] }],
        "[0].regions must name at least one; left out, it is all of them.",
      ],
      "one account that is no list": [
        [{ ...curve, accounts: "prod" }],
        "[0].accounts must be a list of names; left out, it is all of them.",
      ],
      "null for accounts": [
        [{ ...curve, accounts: null }],
        "[0].accounts must be a list of names; left out, it is all of them.",
      ],
      "no issuer": [[{ ...curve, iss: undefined }], "[0].iss must be a text."],
      "an issuer with a space": [
        [{ ...curve, iss: "acme portal" }],
        "[0].iss must have 1 to 200 letters, digits or . : / @ _ -.",
      ],
      "an empty id": [
        [{ ...curve, kid: "" }],
        "[0].kid must have 1 to 200 letters, digits or . : / @ _ -.",
      ],
      "no algorithm": [[{ ...curve, alg: undefined }], "[0].alg must be ES256, EdDSA or HS256."],
      "the algorithm none": [[{ ...curve, alg: "none" }], "[0].alg must be ES256, EdDSA or HS256."],
      "an algorithm of RSA": [
        [{ ...curve, alg: "RS256" }],
        "[0].alg must be ES256, EdDSA or HS256.",
      ],
      "an unknown member": [[{ ...curve, scope: ["prod"] }], "[0] has unknown keys: scope."],
      "a misspelt limit": [[{ ...curve, account: ["prod"] }], "[0] has unknown keys: account."],
      "a secret where a public key is needed": [
        [{ ...shared, alg: "ES256" }],
        "[0] has unknown keys: secret.",
      ],
      "a public key where a secret is needed": [
        [{ ...curve, alg: "HS256" }],
        "[0] has unknown keys: key.",
      ],
      "the other algorithm's key": [
        [{ ...curve, alg: "EdDSA" }],
        "[0].key must be a public key of type Ed25519, as PEM or JWK.",
      ],
      "a key that is no object": [
        ["hunter2"],
        "[0] must be an object with iss, kid, alg and a key.",
      ],
      "a weak secret in the second": [
        [curve, { ...shared, secret: "hunter2" }],
        "[1].secret must be at least 32 random bytes as base64. Make them with openssl rand -base64 32.",
      ],
      "two keys of one id": [
        [curve, { ...shared, kid: curve.kid }],
        `two keys have the kid ${curve.kid}; each needs its own.`,
      ],
    } satisfies Record<string, [unknown, string]>),
  )("refuses %s, and says where", (_, [value, issue]) => {
    expect(issuesOf(value)).toContain(issue);
    expect(issuesOf(value).join()).not.toContain("hunter2");
  });

  it("names the faults of all keys at once", () => {
    expect(
      issuesOf([
        { ...curve, iss: "" },
        { ...shared, kid: "" },
      ]),
    ).toHaveLength(2);
  });
});
