import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readPublicKey } from "./public-key";

const PAIRS = {
  ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  EdDSA: generateKeyPairSync("ed25519"),
};
const ALGORITHMS = ["ES256", "EdDSA"] as const;
const OTHERS = { ES256: "EdDSA", EdDSA: "ES256" } as const;

const pem = (key: KeyObject) => key.export({ format: "pem", type: "spki" }).toString();
const jwk = (key: KeyObject) => key.export({ format: "jwk" });

describe.each(ALGORITHMS)("readPublicKey for %s", (alg) => {
  const { publicKey, privateKey } = PAIRS[alg];
  const other = PAIRS[OTHERS[alg]].publicKey;
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;

  it.each(
    Object.entries({
      PEM: pem(publicKey),
      JWK: jwk(publicKey),
      "a JWK that says more": { ...jwk(publicKey), kid: "k", alg, use: "sig" },
      // As browsers and WebCrypto export it.
      "a JWK with its operations": { ...jwk(publicKey), key_ops: ["verify"], ext: true },
    }),
  )("reads it as %s", (_, value) => {
    const reading = readPublicKey(value, alg);
    expect("key" in reading && reading.key.equals(publicKey)).toBe(true);
  });

  it.each(
    Object.entries({
      PEM: privateKey.export({ format: "pem", type: "pkcs8" }),
      JWK: jwk(privateKey),
      "a JWK with its operations": { ...jwk(privateKey), key_ops: ["sign"], ext: true },
    }),
  )("says that a private key has left the portal: %s", (_, value) => {
    expect(readPublicKey(value, alg)).toEqual({ issue: expect.stringContaining("private key") });
  });

  it.each(
    Object.entries({
      nothing: undefined,
      null: null,
      "an empty text": "",
      "a text": "hunter2",
      "an empty object": {},
      "a list": [jwk(publicKey)],
      "a set": { keys: [jwk(publicKey)] },
      "half of a PEM": pem(publicKey).slice(0, 60),
      "a JWK without its point": { ...jwk(publicKey), x: "" },
      "a secret": { kty: "oct", k: "c2VjcmV0" },
      "an RSA key": pem(rsa),
      "an RSA key as JWK": jwk(rsa),
      "the other algorithm's key": pem(other),
      "the other algorithm's key as JWK": jwk(other),
      "another curve": pem(generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey),
      "a curve of Bitcoin": pem(generateKeyPairSync("ec", { namedCurve: "secp256k1" }).publicKey),
      "a key of agreement": pem(generateKeyPairSync("x25519").publicKey),
      "another curve of Edwards": pem(generateKeyPairSync("ed448").publicKey),
    }),
  )("refuses %s, and does not quote it", (_, value) => {
    const reading = readPublicKey(value, alg);
    expect(reading).toEqual({
      issue: expect.stringMatching(/^must be a public key .* PEM or JWK/),
    });
    expect(JSON.stringify(reading)).not.toContain("hunter2");
  });
});
