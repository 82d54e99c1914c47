import "server-only";
import { config } from "@/lib/server/config/config";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { problemResponse } from "@/lib/server/http/problem-response";
import { makeProblem } from "@/lib/server/problem";

/** The OIDC configuration of this server; null in another mode. */
export function oidcOf(): OidcConfig | null {
  const { signIn } = config().auth;
  return signIn.mode === "oidc" ? signIn.oidc : null;
}

/** The answer of the routes of sign-in in another mode. */
export function notConfigured(): Response {
  return problemResponse(makeProblem("not-found", "Sign-in is not configured here."));
}
