import "server-only";
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from "jose";
import * as z from "zod";
import { makeCached } from "./cached-keys";
import { type Fetch, keyAnswer } from "./key-answer";

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(200) });

/**
 * Finds the key that a token names in the key set (RFC 7517) at a URL. An unknown key id causes the set to be fetched
 * again. Throws `KeysUnavailable`, or the error of jose for an unknown key.
 */
export function makeKeySet(url: string, ask: Fetch): JWTVerifyGetKey {
  const kept = makeCached(async () => {
    const text = await keyAnswer(url, ask);
    if (text === null) throw new Error("The key server has no keys at this URL.");
    return createLocalJWKSet(keySetSchema.parse(JSON.parse(text)));
  });
  return async (header, token) => {
    const find = await kept.get();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const renewed = await kept.renew();
      return await renewed(header, token);
    }
  };
}
