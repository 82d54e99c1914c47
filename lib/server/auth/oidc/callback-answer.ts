import "server-only";
import { returnPath } from "@/lib/return-path";
import { personOf } from "@/lib/server/auth/person";
import { foldName } from "@/lib/server/config/admission";
import { config } from "@/lib/server/config/config";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { problemResponse } from "@/lib/server/http/problem-response";
import { makeProblem } from "@/lib/server/problem";
import type { Identity } from "@/lib/server/viewer";
import { makeExchanges } from "./exchanges";
import { finishSignIn } from "./finish-sign-in";
import { donePendingCookies, findPending, markUsed } from "./pending-sign-in";
import { redirection, signInFailed } from "./redirection";
import { oidcOf } from "./running-oidc";
import { newSessionCookie, replaceSession } from "./session";
import { SignInError } from "./sign-in-error";
import { logRefusal, logSignIn } from "./sign-in-log";

/** Each makes the provider work, up to three times. People are fewer; who makes up answers is to cost it no more. */
const exchanges = makeExchanges({ perSecond: 20, atOnce: 60 });

/** What `randomState` of openid-client makes. */
const STATE = /^[\w-]{43}$/;

/** `GET /auth/callback`: where the provider sends people back to, and from where they get back to their page. */
export async function callbackAnswer(
  request: Request,
  now: number = Date.now(),
): Promise<Response> {
  const oidc = oidcOf();
  if (oidc === null) return problemResponse(makeProblem("not-found", "Nobody signs in here."));
  const { searchParams: query } = new URL(request.url);
  const state = query.get("state") ?? "";
  if (!STATE.test(state)) return failed(new SignInError("expired"), null, []);
  const { pending, back } = await findPending(oidc, request.headers, state, now);
  const done = await donePendingCookies(oidc, request.headers, state, now);
  if (pending === null) return failed(new SignInError("expired"), back, done);
  const end = exchanges.begin(performance.now());
  // Nothing is used up: the same answer of the provider may come again.
  if (end === null) return failed(new SignInError("busy"), back, []);
  markUsed(state, now);
  try {
    const identity = await finishSignIn(oidc, pending, query);
    const { access } = config().auth;
    logSignIn(personOf(identity, access).id ?? identity.sub);
    const useful = usefulGroups(identity, oidc, [...access.keys()]);
    await replaceSession(oidc, request.headers, now);
    const session = await newSessionCookie(oidc, identity, useful, now);
    return redirection(returnPath(pending.back), [session, ...done]);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    return failed(error, pending.back, done);
  } finally {
    end();
  }
}

function failed(error: SignInError, back: string | null, setCookies: readonly string[]): Response {
  logRefusal(error);
  return signInFailed(error.failure, back, setCookies);
}

/** The groups that let somebody in, and those that open anything for them. */
function usefulGroups({ groups }: Identity, oidc: OidcConfig, named: readonly string[]): string[] {
  const admitting = groups.filter((group) => oidc.groups?.includes(foldName(group)));
  return [...new Set([...admitting.slice(0, 1), ...groups.filter((name) => named.includes(name))])];
}
