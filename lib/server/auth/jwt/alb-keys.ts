import "server-only";
import type { JwksCache, JwkWithKid } from "aws-jwt-verify/jwk";
import { LRUCache } from "lru-cache";
import { makeTokenBucket } from "@/lib/server/auth/token-bucket";
import { type AlbKey, makeAlbKey } from "./alb-key";
import { COOLDOWN_MS } from "./cached-keys";
import type { Fetch } from "./key-answer";
import { Refusal } from "./refusal";

/** Load balancers name their keys so; nothing else becomes part of a URL. */
const KEY_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
/** A region has few keys at a time. */
const MAX_KEYS = 100;
/** A flood of tokens with invented keys makes us ask for no more than these. */
const UNKNOWN = { perSecond: 2, atOnce: 20 };

/**
 * The public keys of the load balancers of a region, each of which is at a URL of its own below `url`. Those that the
 * key server has had are never in the way of those that it has not, which anybody can invent.
 */
export function makeAlbKeys(url: string, ask: Fetch): JwksCache {
  const real = new LRUCache<string, AlbKey>({ max: MAX_KEYS });
  const unknown = new LRUCache<string, { key: AlbKey; askedAt: number }>({ max: MAX_KEYS });
  const bucket = makeTokenBucket(UNKNOWN);

  /** What the key server says of a key that it has not had; not again before it has had time to get it. */
  async function unknownKey(kid: string): Promise<JwkWithKid | null> {
    const now = Date.now();
    const last = unknown.get(kid);
    const isDue = last === undefined || Math.abs(now - last.askedAt) >= COOLDOWN_MS;
    if (isDue && !bucket.take(now)) throw new Refusal("too many unknown keys");
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
      if (kid === undefined || !KEY_ID.test(kid)) throw new Refusal("its key has no proper id");
      const jwk = await (real.get(kid)?.get() ?? unknownKey(kid));
      if (jwk === null) throw new Refusal("there is no such key");
      return jwk;
    },
    // Only what is asynchronous is used.
    getCachedJwk: unavailable,
    getJwks: unavailable,
    addJwks: unavailable,
  };
}

function unavailable(): never {
  throw new Error("Keys of load balancers are fetched one by one.");
}
