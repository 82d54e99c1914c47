import "server-only";
import { isAdmitted } from "@/lib/server/config/admission";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { ProblemError } from "@/lib/server/problem";
import type { Identity } from "@/lib/server/viewer";
import { openSession, type Renewal } from "./session";

/**
 * The identity that is signed in with the browser that sends these headers, and the renewal of its cookie, if it is
 * due. The provider is not asked, so that its outage ends no sessions. Throws the problem `unauthenticated`.
 */
export async function signedInIdentity(
  oidc: OidcConfig,
  headers: Headers,
  now: number = Date.now(),
): Promise<{ identity: Identity; renewal: Renewal | null }> {
  const opened = await openSession(oidc, headers, now);
  // The lists may have become stricter since.
  if (opened === null || !isAdmitted(opened.session, oidc)) {
    throw new ProblemError(
      "unauthenticated",
      "You are not signed in, or your sign-in has ended. Sign in again.",
    );
  }
  const { sub, name, email, groups } = opened.session;
  return { identity: { sub, name, email, groups }, renewal: opened.renewal };
}
