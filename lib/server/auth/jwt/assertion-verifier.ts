import "server-only";
import { AlbJwtVerifier } from "aws-jwt-verify/alb-verifier";
import { createLocalJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import * as z from "zod";
import type { Verify } from "@/lib/server/auth/compact-jwt";
import type { JwtConfig } from "@/lib/server/config/jwt-config";
import { makeAlbKeys } from "./alb-keys";
import { SKEW_SECONDS } from "./assertion-claims";
import { AssertionRefusal } from "./assertion-refusal";
import { makeCached } from "./cached-keys";
import { type Fetch, keyAnswer } from "./key-answer";

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(200) });

/** Verifies the signature of a proxy. Throws `KeysUnavailable` while its keys cannot be fetched. */
export function makeVerifier(jwt: JwtConfig, ask: Fetch): Verify {
  const { signer, issuer, audience, algorithms, keysUrl } = jwt;
  if (signer !== null) return makeAlbVerifier({ ...jwt, signer }, ask);
  const keys = makeKeySet(keysUrl, ask);
  return async ({ text }) => {
    await jwtVerify(text, keys, {
      issuer,
      audience,
      algorithms: [...algorithms],
      requiredClaims: ["exp", "iat", "sub"],
      clockTolerance: SKEW_SECONDS,
    });
  };
}

/**
 * Verifies assertions of a load balancer of AWS. Its keys sign for every load balancer of the region, also for other
 * customers. So signer and client are compared with the configuration before any key is fetched.
 */
function makeAlbVerifier(jwt: JwtConfig & { signer: string }, ask: Fetch): Verify {
  const { signer, audience, issuer, keysUrl } = jwt;
  const verifier = AlbJwtVerifier.create(
    {
      albArn: signer,
      clientId: audience,
      issuer,
      jwksUri: keysUrl,
      graceSeconds: SKEW_SECONDS,
    },
    { jwksCache: makeAlbKeys(keysUrl, ask) },
  );
  return async ({ text, header, claims }) => {
    const isOurs = header.signer === signer && header.client === audience;
    if (!isOurs) throw new AssertionRefusal("another load balancer or client has signed it");
    // AWS documents the issuer and the expiry in the header; the claims contain them as well.
    for (const name of ["iss", "exp"]) {
      if (Object.hasOwn(header, name) && header[name] !== claims[name]) {
        throw new AssertionRefusal("its header contradicts its claims");
      }
    }
    await verifier.verify(text);
  };
}

/**
 * Finds the key that a token names in the key set (RFC 7517) at a URL. An unknown key id causes the set to be fetched
 * again. Throws `KeysUnavailable`, or the error of jose for an unknown key.
 */
function makeKeySet(url: string, ask: Fetch): JWTVerifyGetKey {
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
