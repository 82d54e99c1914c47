import "server-only";
import type { JwksCache, JwkWithKid } from "aws-jwt-verify/jwk";
import { LRUCache } from "lru-cache";
import { makeTokenBucket } from "@/lib/server/auth/token-bucket";
import { type AlbKey, makeAlbKey } from "./alb-key";
import { AssertionRefusal } from "./assertion-refusal";
import { COOLDOWN_MS } from "./cached-keys";
import type { Fetch } from "./key-answer";

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
