import "server-only";
import { returnPath } from "@/lib/return-path";
import { personOf } from "@/lib/server/auth/person";
import { foldName } from "@/lib/server/config/admission";
import { config } from "@/lib/server/config/config";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import type { Identity } from "@/lib/server/viewer";
import { finishSignIn } from "./finish-sign-in";
import { donePendingCookies, findPending, markUsed } from "./pending-sign-in";
import { redirection, signInFailed } from "./redirection";
import { notConfigured, oidcOf } from "./running-oidc";
import { newSessionCookie, replaceSession } from "./session";
import { SignInError } from "./sign-in-error";
import { makeCallbackLimit } from "./sign-in-limits";
import { logSignIn, logSignInFailure } from "./sign-in-log";

/**
 * Each callback causes up to three requests to the provider. People need fewer, and invented callbacks must not cost it
 * more.
 */
const callbackLimit = makeCallbackLimit({ perSecond: 20, atOnce: 60 });

/** The form of `randomState` of openid-client. */
const STATE = /^[\w-]{43}$/;

/** `GET /auth/callback`: the provider sends people back here, and they go on to their page. */
export async function callbackAnswer(
  request: Request,
  now: number = Date.now(),
): Promise<Response> {
  const oidc = oidcOf();
  if (oidc === null) return notConfigured();
  const { searchParams: query } = new URL(request.url);
  const state = query.get("state") ?? "";
  if (!STATE.test(state)) return failed(new SignInError("expired"), null, []);
  const { pending, back } = findPending(oidc, request.headers, state, now);
  const done = donePendingCookies(oidc, request.headers, state, now);
  if (pending === null) return failed(new SignInError("expired"), back, done);
  const end = callbackLimit.begin(performance.now());
  // The sign-in stays unused: the same callback may come again.
  if (end === null) return failed(new SignInError("busy"), back, []);
  markUsed(state, now);
  try {
    const identity = await finishSignIn(oidc, pending, query);
    const { access } = config().auth;
    logSignIn(personOf(identity, access).id ?? identity.sub);
    const useful = usefulGroups(identity, oidc, [...access.keys()]);
    await replaceSession(oidc, request.headers, now);
    const session = newSessionCookie(oidc, identity, useful, now);
    return redirection(returnPath(pending.back), [session, ...done]);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    return failed(error, pending.back, done);
  } finally {
    end();
  }
}

function failed(error: SignInError, back: string | null, setCookies: readonly string[]): Response {
  logSignInFailure(error);
  return signInFailed(error.failure, back, setCookies);
}

/** The groups that admit a person, and those that open anything for them. */
function usefulGroups({ groups }: Identity, oidc: OidcConfig, named: readonly string[]): string[] {
  const admitting = groups.filter((group) => oidc.groups?.includes(foldName(group)));
  return [...new Set([...admitting.slice(0, 1), ...groups.filter((name) => named.includes(name))])];
}
