import "server-only";
import { buildEndSessionUrl } from "openid-client";
import { refuseForeignSite } from "@/lib/server/auth/request-guard";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { NO_STORE, problemOf, problemResponse } from "@/lib/server/http/problem-response";
import { providerOf } from "./provider";
import { redirection } from "./redirection";
import { notConfigured, oidcOf } from "./running-oidc";
import { signOutCookies } from "./session";

const SIGNED_OUT = "/signed-out";

/**
 * `POST /auth/logout`: ends the session. A script is told where to go next, which may be the provider. A form cannot be
 * sent there, because the policy of our pages restricts forms to our own origin, so it goes to our own page.
 */
export async function logoutAnswer(
  { headers }: Request,
  now: number = Date.now(),
): Promise<Response> {
  const oidc = oidcOf();
  if (oidc === null) return notConfigured();
  try {
    refuseForeignSite(headers);
  } catch (error) {
    return problemResponse(problemOf(error));
  }
  const ended = await signOutCookies(oidc, headers, now);
  if (!headers.get("accept")?.includes("application/json")) return redirection(SIGNED_OUT, ended);
  const location = (await endSessionUrl(oidc)) ?? SIGNED_OUT;
  const response = Response.json({ location }, { headers: NO_STORE });
  for (const cookie of ended) response.headers.append("Set-Cookie", cookie);
  return response;
}

/**
 * The address at which the provider ends its own session and from which it sends people back; null if it has none, or
 * does not answer. Signing out here never waits long for another server.
 */
async function endSessionUrl(oidc: OidcConfig): Promise<string | null> {
  try {
    const provider = await providerOf(oidc);
    if (provider.serverMetadata().end_session_endpoint === undefined) return null;
    return buildEndSessionUrl(provider, { post_logout_redirect_uri: `${oidc.url}/signed-out` })
      .href;
  } catch {
    return null;
  }
}
