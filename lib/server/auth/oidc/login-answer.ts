import "server-only";
import { returnPath } from "@/lib/return-path";
import { problemResponse } from "@/lib/server/http/problem-response";
import { makeProblem } from "@/lib/server/problem";
import { beginSignIn } from "./begin-sign-in";
import { makeBeginnings } from "./beginnings";
import { redirection, signInFailed } from "./redirection";
import { oidcOf } from "./running-oidc";
import { SignInError } from "./sign-in-error";
import { logRefusal } from "./sign-in-log";

/** A beginning asks nobody and costs about a millisecond: so many do not take the processor from those who are signed in. */
const beginnings = makeBeginnings({
  strangers: { perSecond: 200, atOnce: 400 },
  known: { perSecond: 100, atOnce: 200 },
  each: { perSecond: 0.2, atOnce: 5 },
});

/** `GET /auth/login?return=<path>`: on to the provider. */
export async function loginAnswer(request: Request, now: number = Date.now()): Promise<Response> {
  const oidc = oidcOf();
  if (oidc === null) return problemResponse(makeProblem("not-found", "Nobody signs in here."));
  const { searchParams } = new URL(request.url);
  const back = returnPath(searchParams.get("return"));
  if (!isNavigation(request.headers)) {
    return problemResponse(makeProblem("unauthenticated", "Open this address in a browser."));
  }
  if (!(await beginnings.mayBegin(oidc, request.headers, performance.now()))) {
    logRefusal(new SignInError("busy"));
    return signInFailed("busy", back);
  }
  const asSomebodyElse = searchParams.get("as") === "somebody-else";
  try {
    const beginning = await beginSignIn(oidc, request.headers, { back, asSomebodyElse }, now);
    return redirection(beginning.location, beginning.setCookies);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    logRefusal(error);
    return signInFailed(error.failure, back);
  }
}

/** Next's router asks for the page behind a link by fetch; it comes again as a browser does if that is refused. */
function isNavigation(headers: Headers): boolean {
  return [null, "navigate"].includes(headers.get("sec-fetch-mode"));
}
