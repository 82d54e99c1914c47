import "server-only";
import * as z from "zod";
import type { JwtConfig } from "@/lib/server/config/jwt-config";
import type { Claims } from "@/lib/server/identity";
import { AssertionRefusal } from "./assertion-refusal";

/** The accepted clock skew, in seconds. */
export const SKEW_SECONDS = 30;

const text = z.string().min(1);

const claimsSchema = z.object({
  iss: text,
  sub: text,
  exp: z.number(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
  aud: z.union([text, z.array(text).min(1)]).optional(),
});

/**
 * Refuses claims that a library might accept. Even in a signed assertion, they must be complete, of the right types,
 * valid now, and valid for no longer than the proxy issues them. Throws an `AssertionRefusal`.
 */
export function refuseClaims(
  claims: Claims,
  { preset, issuer, audience, maxLifetimeSeconds }: JwtConfig,
): void {
  const reading = claimsSchema.safeParse(claims);
  if (!reading.success) throw new AssertionRefusal("a claim is missing or of the wrong type");
  const { iss, exp, iat, nbf, aud } = reading.data;
  if (iss !== issuer) throw new AssertionRefusal("it has another issuer");
  // A load balancer names the client in the header, and sometimes leaves out iat.
  if (preset !== "alb") {
    if (![aud].flat().includes(audience)) throw new AssertionRefusal("it has another audience");
    if (iat === undefined) throw new AssertionRefusal("a claim is missing or of the wrong type");
  }
  const now = Date.now() / 1000;
  if (exp <= now - SKEW_SECONDS) throw new AssertionRefusal("it has expired");
  if (Math.max(nbf ?? 0, iat ?? 0) > now + SKEW_SECONDS)
    throw new AssertionRefusal("it is not valid yet");
  if (exp - (iat ?? now) > maxLifetimeSeconds)
    throw new AssertionRefusal("it is valid for too long");
}
