import "server-only";
import { createPublicKey } from "node:crypto";
import type { JwksCache, JwkWithKid } from "aws-jwt-verify/jwk";
import { LRUCache } from "lru-cache";
import { type Kept, makeKept } from "./kept";
import { type Fetch, keyAnswer } from "./key-answer";
import { Refusal } from "./refusal";

/** Load balancers name their keys so; nothing else becomes part of a URL. */
const KEY_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
/** A region has few keys at a time. */
const MAX_KEYS = 100;
/** A flood of tokens with invented keys makes us ask for no more of them than this in a minute. */
const MAX_NEW = 20;
const MINUTE_MS = 60_000;

/** The public keys of the load balancers of a region, each of which is at a URL of its own below `url`. */
export function makeAlbKeys(url: string, ask: Fetch): JwksCache {
  const keys = new LRUCache<string, Kept<JwkWithKid | null>>({ max: MAX_KEYS });
  let minute = { begin: Date.now(), asked: 0 };

  function keyOf(kid: string): Kept<JwkWithKid | null> {
    const known = keys.get(kid);
    if (known) return known;
    if (Math.abs(Date.now() - minute.begin) >= MINUTE_MS) minute = { begin: Date.now(), asked: 0 };
    if (minute.asked >= MAX_NEW) throw new Refusal("too many unknown keys");
    minute.asked += 1;
    const kept = makeKept(async () => toJwk(kid, await keyAnswer(`${url}/${kid}`, ask)));
    keys.set(kid, kept);
    return kept;
  }

  return {
    async getJwk(_url, { header: { kid } }) {
      if (kid === undefined || !KEY_ID.test(kid)) throw new Refusal("its key has no proper id");
      const jwk = await keyOf(kid).get();
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

function toJwk(kid: string, pem: string | null): JwkWithKid | null {
  if (pem === null) return null;
  const { kty, crv, x, y } = createPublicKey(pem).export({ format: "jwk" });
  if (kty !== "EC" || crv !== "P-256" || x === undefined || y === undefined) {
    throw new Error("The key server has another kind of key.");
  }
  return { kty, crv, x, y, kid, use: "sig", alg: "ES256" };
}
