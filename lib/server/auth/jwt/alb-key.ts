import "server-only";
import { createPublicKey } from "node:crypto";
import type { JwkWithKid } from "aws-jwt-verify/jwk";
import { CACHED_MS, type CachedValue, makeCached } from "./cached-keys";
import { type Fetch, keyAnswer } from "./key-answer";

/** A key of a load balancer; null: the key server does not have it. */
export type AlbKey = CachedValue<JwkWithKid | null>;

/**
 * Fetches the key at a URL. For a day, "not found" is not believed of a key that the server has had: an outbound proxy
 * may give the same answer for every URL.
 */
export function makeAlbKey(url: string, kid: string, ask: Fetch): AlbKey {
  let hadAt = Number.NEGATIVE_INFINITY;
  return makeCached(async () => {
    const jwk = toJwk(kid, await keyAnswer(url, ask));
    if (jwk !== null) hadAt = Date.now();
    else if (Math.abs(Date.now() - hadAt) < CACHED_MS) {
      throw new Error("The key server no longer has a key that it had.");
    }
    return jwk;
  });
}

function toJwk(kid: string, pem: string | null): JwkWithKid | null {
  if (pem === null) return null;
  const { kty, crv, x, y } = createPublicKey(pem).export({ format: "jwk" });
  if (kty !== "EC" || crv !== "P-256" || x === undefined || y === undefined) {
    throw new Error("The key server has another kind of key.");
  }
  return { kty, crv, x, y, kid, use: "sig", alg: "ES256" };
}
