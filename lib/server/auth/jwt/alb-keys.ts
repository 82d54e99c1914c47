import "server-only";
import { createPublicKey } from "node:crypto";
import type { JwksCache, JwkWithKid } from "aws-jwt-verify/jwk";
import { LRUCache } from "lru-cache";
import { makeTokenBucket } from "@/lib/server/auth/token-bucket";
import { AssertionRefusal } from "./assertion-refusal";
import { CACHED_MS, type CachedValue, COOLDOWN_MS, makeCached } from "./cached-keys";
import { type Fetch, keyAnswer } from "./key-answer";

/** A key of a load balancer; null: the key server does not have it. */
type AlbKey = CachedValue<JwkWithKid | null>;

/** The form of key ids of load balancers; no other text becomes part of a URL. */
const KEY_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
/** A region has few keys at a time. */
const MAX_KEYS = 100;
/** Limits the requests that a flood of tokens with invented keys can cause. */
const UNKNOWN = { perSecond: 2, atOnce: 20 };

/**
 * The public keys of the load balancers of a region, each at a URL of its own below `url`. Known keys are kept apart
 * from unknown ones, so that invented key ids cannot displace them.
 */
export function makeAlbKeys(url: string, ask: Fetch): JwksCache {
  const real = new LRUCache<string, AlbKey>({ max: MAX_KEYS });
  const unknown = new LRUCache<string, { key: AlbKey; askedAt: number }>({ max: MAX_KEYS });
  const bucket = makeTokenBucket(UNKNOWN);

  /** Asks for a key that the server has not had; no more often than the limit allows. */
  async function unknownKey(kid: string): Promise<JwkWithKid | null> {
    const now = Date.now();
    const last = unknown.get(kid);
    const isDue = last === undefined || Math.abs(now - last.askedAt) >= COOLDOWN_MS;
    if (isDue && !bucket.take(now)) throw new AssertionRefusal("too many unknown keys");
    const key = last?.key ?? makeAlbKey(`${url}/${kid}`, kid, ask);
    if (isDue) unknown.set(kid, { key, askedAt: now });
    const jwk = await (isDue ? key.renew() : key.get());
    if (jwk !== null) {
      real.set(kid, key);
      unknown.delete(kid);
    }
    return jwk;
  }

  return {
    async getJwk(_url, { header: { kid } }) {
      if (kid === undefined || !KEY_ID.test(kid))
        throw new AssertionRefusal("its key has no proper id");
      const jwk = await (real.get(kid)?.get() ?? unknownKey(kid));
      if (jwk === null) throw new AssertionRefusal("there is no such key");
      return jwk;
    },
    // The verifier only calls the asynchronous method.
    getCachedJwk: unavailable,
    getJwks: unavailable,
    addJwks: unavailable,
  };
}

function unavailable(): never {
  throw new Error("Keys of load balancers are fetched one by one.");
}

/**
 * Fetches the key at a URL. For a day, "not found" is not believed of a key that the server has had: an outbound proxy
 * may give the same answer for every URL.
 */
function makeAlbKey(url: string, kid: string, ask: Fetch): AlbKey {
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
