import "server-only";
import { AlbJwtVerifier } from "aws-jwt-verify/alb-verifier";
import type { Verify } from "@/lib/server/auth/compact-jwt";
import type { JwtConfig } from "@/lib/server/config/jwt-config";
import { makeAlbKeys } from "./alb-keys";
import { SKEW_SECONDS } from "./assertion-claims";
import { AssertionRefusal } from "./assertion-refusal";
import type { Fetch } from "./key-answer";

/**
 * Verifies assertions of a load balancer of AWS. Its keys sign for every load balancer of the region, also for other
 * customers. So signer and client are compared with the configuration before any key is fetched.
 */
export function makeAlbVerifier(jwt: JwtConfig & { signer: string }, ask: Fetch): Verify {
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
