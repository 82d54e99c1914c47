import "server-only";
import * as z from "zod";
import type { JwtConfig } from "@/lib/server/config/jwt-config";
import type { Claims } from "@/lib/server/identity";
import { Refusal } from "./refusal";

/** By how much clocks may differ, in seconds. */
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
 * Refuses claims that a library could let pass: whoever wrote the assertion, they are complete, of the right types, of
 * now, and not good for longer than the proxy makes them. Throws `Refusal`.
 */
export function refuseClaims(
  claims: Claims,
  { preset, issuer, audience, maxLifetimeSeconds }: JwtConfig,
): void {
  const reading = claimsSchema.safeParse(claims);
  if (!reading.success) throw new Refusal("a claim is missing or of the wrong type");
  const { iss, exp, iat, nbf, aud } = reading.data;
  if (iss !== issuer) throw new Refusal("it is of another issuer");
  // A load balancer names the client in the header, and has been seen to leave out iat.
  if (preset !== "alb") {
    if (![aud].flat().includes(audience)) throw new Refusal("it is for somebody else");
    if (iat === undefined) throw new Refusal("a claim is missing or of the wrong type");
  }
  const now = Date.now() / 1000;
  if (exp <= now - SKEW_SECONDS) throw new Refusal("it has expired");
  if (Math.max(nbf ?? 0, iat ?? 0) > now + SKEW_SECONDS) throw new Refusal("it is of the future");
  if (exp - (iat ?? now) > maxLifetimeSeconds) throw new Refusal("it is good for too long");
}
