import "server-only";
import { refuseForeignSite } from "@/lib/server/auth/request-guard";
import { NO_STORE, problemOf, problemResponse } from "@/lib/server/http/problem-response";
import { makeProblem } from "@/lib/server/problem";
import { redirection } from "./redirection";
import { oidcOf } from "./running-oidc";
import { signOutCookies } from "./session";
import { endSessionUrl } from "./sign-out";

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
  if (oidc === null)
    return problemResponse(makeProblem("not-found", "Sign-in is not configured here."));
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
