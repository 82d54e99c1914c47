import "server-only";
import { createPublicKey, type KeyObject } from "node:crypto";
import * as z from "zod";

/** Not all members are strings: WebCrypto adds `ext` and `key_ops`. */
const jwkSchema = z.record(z.string(), z.unknown());

/** The required key of each algorithm, in terms of Node. */
const KINDS = {
  ES256: (key: KeyObject) => key.asymmetricKeyDetails?.namedCurve === "prime256v1",
  EdDSA: (key: KeyObject) => key.asymmetricKeyType === "ed25519",
};

const NEEDED = {
  ES256: "must be a public key on the curve P-256, as PEM or JWK.",
  EdDSA: "must be a public key of type Ed25519, as PEM or JWK.",
};

/** Reads a public key, a PEM text or a JWK object. The issue never quotes it. */
export function readPublicKey(
  value: unknown,
  alg: keyof typeof KINDS,
): { key: KeyObject } | { issue: string } {
  const jwk = jwkSchema.safeParse(value).data;
  // Node would derive the public key from it, and nobody would notice that the private key has left the portal.
  if (jwk?.d !== undefined || (typeof value === "string" && value.includes("PRIVATE"))) {
    return { issue: "is a private key, which must never leave the portal: make a new pair." };
  }
  const key = imported(jwk ?? value);
  return key !== null && KINDS[alg](key) ? { key } : { issue: NEEDED[alg] };
}

function imported(value: unknown): KeyObject | null {
  try {
    if (typeof value === "string") return createPublicKey(value);
    const jwk = jwkSchema.safeParse(value);
    return jwk.success ? createPublicKey({ key: jwk.data, format: "jwk" }) : null;
  } catch {
    return null;
  }
}
