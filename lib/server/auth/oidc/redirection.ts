import "server-only";
import { NO_STORE } from "@/lib/server/http/problem-response";
import { type SignInFailure, signedOutPath } from "@/lib/sign-in-path";

/** Redirects a browser; `location` is one of our paths or an address of the provider. */
export function redirection(location: string, setCookies: readonly string[] = []): Response {
  return answerWith(303, { Location: location }, setCookies, null);
}

/** The statuses of failures that are not the fault of a person: clients should retry later. */
const LATER = new Map<SignInFailure, { status: number; seconds: number }>([
  ["unavailable", { status: 503, seconds: 10 }],
  ["busy", { status: 429, seconds: 2 }],
]);

/**
 * Answers a failed sign-in: the browser goes to the page that says why. If the only remedy is to retry later, the
 * status says so too, and the page comes by `Refresh`, because a redirect has a status of its own.
 */
export function signInFailed(
  failure: SignInFailure,
  back: string | null,
  setCookies: readonly string[] = [],
): Response {
  const path = signedOutPath(back, failure);
  const later = LATER.get(failure);
  if (later === undefined) return redirection(path, setCookies);
  const headers = {
    Refresh: `0; url=${path}`,
    "Retry-After": String(later.seconds),
    "Content-Type": "text/html; charset=utf-8",
  };
  return answerWith(later.status, headers, setCookies, linkTo(path));
}

/** For browsers that do not follow `Refresh`. The path is percent-encoded, so that only `&` could be markup. */
function linkTo(path: string): string {
  const href = path.replaceAll("&", "&amp;");
  return `<!doctype html><html lang="en"><title>Not signed in · Sessionscope</title><p>Sign-in is not possible at the moment. <a href="${href}">Read why, or try again.</a></p></html>`;
}

function answerWith(
  status: number,
  members: Record<string, string>,
  setCookies: readonly string[],
  body: string | null,
): Response {
  const headers = new Headers({ ...NO_STORE, ...members });
  for (const cookie of setCookies) headers.append("Set-Cookie", cookie);
  return new Response(body, { status, headers });
}
