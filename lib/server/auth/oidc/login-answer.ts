import "server-only";
import { returnPath } from "@/lib/return-path";
import { problemResponse } from "@/lib/server/http/problem-response";
import { makeProblem } from "@/lib/server/problem";
import { beginSignIn } from "./begin-sign-in";
import { redirection, signInFailed } from "./redirection";
import { notConfigured, oidcOf } from "./running-oidc";
import { SignInError } from "./sign-in-error";
import { makeLoginLimit } from "./sign-in-limits";
import { logSignInFailure } from "./sign-in-log";

/**
 * A sign-in that begins calls no other server and costs about a millisecond. These limits keep enough processor time
 * for people who are signed in.
 */
const loginLimit = makeLoginLimit({
  strangers: { perSecond: 200, atOnce: 400 },
  known: { perSecond: 100, atOnce: 200 },
  each: { perSecond: 0.2, atOnce: 5 },
});

/** `GET /auth/login?return=<path>`: redirects to the provider. */
export async function loginAnswer(request: Request, now: number = Date.now()): Promise<Response> {
  const oidc = oidcOf();
  if (oidc === null) return notConfigured();
  const { searchParams } = new URL(request.url);
  const back = returnPath(searchParams.get("return"));
  if (!isNavigation(request.headers)) {
    return problemResponse(makeProblem("unauthenticated", "Open this address in a browser."));
  }
  if (!(await loginLimit.mayBegin(oidc, request.headers, performance.now()))) {
    logSignInFailure(new SignInError("busy"));
    return signInFailed("busy", back);
  }
  const asSomebodyElse = searchParams.get("as") === "somebody-else";
  try {
    const begun = await beginSignIn(oidc, request.headers, { back, asSomebodyElse }, now);
    return redirection(begun.location, begun.setCookies);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    logSignInFailure(error);
    return signInFailed(error.failure, back);
  }
}

/** The router of Next.js prefetches links. If that is refused, it navigates as a browser does. */
function isNavigation(headers: Headers): boolean {
  return [null, "navigate"].includes(headers.get("sec-fetch-mode"));
}
