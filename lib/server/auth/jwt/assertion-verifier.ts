import "server-only";
import { jwtVerify } from "jose";
import type { Verify } from "@/lib/server/auth/compact-jwt";
import type { JwtConfig } from "@/lib/server/config/jwt-config";
import { makeAlbVerifier } from "./alb-verifier";
import { SKEW_SECONDS } from "./assertion-claims";
import type { Fetch } from "./key-answer";
import { makeKeySet } from "./key-set";

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
