import "server-only";

/** The names of the cookies of a session and of its end, and how those begin that hold a sign-in under way. */
const SESSION = "sessionscope";
const ENDED = "sessionscope-ended";
const SIGN_IN = "sessionscope-sign-in-";

/** Whether cookies can be kept to encrypted connections; without, only loopback is possible. */
function isSecure(url: string): boolean {
  return url.startsWith("https:");
}

/** `__Host-` makes browsers refuse one that another subdomain has set, or that is not `Secure`. */
function prefixed(url: string, name: string): string {
  return isSecure(url) ? `__Host-${name}` : name;
}

/** What of a sign-in's state is in the name of its cookie. */
const ID_LENGTH = 12;
const ID = /^[\w-]{12}$/;

/** The name of the session's cookie on a server with this public URL. */
export function sessionCookieName(url: string): string {
  return prefixed(url, SESSION);
}

/** The name of the cookie that says which session was signed out of. */
export function endedCookieName(url: string): string {
  return prefixed(url, ENDED);
}

/** The name of the cookie of one sign-in under way, so that two tabs can be in the middle of theirs. */
export function signInCookieName(url: string, state: string): string {
  return prefixed(url, `${SIGN_IN}${state.slice(0, ID_LENGTH)}`);
}

/** A `Set-Cookie` header: kept for some seconds, 0 takes it away. No script reads it, no other site's form sends it. */
export function setCookie(url: string, name: string, value: string, seconds: number): string {
  const secure = isSecure(url) ? "; Secure" : "";
  const age = Math.max(0, Math.floor(seconds));
  return `${name}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

/** The cookies that a browser sent, by name; of several of a name, the first. */
export function readCookies(headers: Headers): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [name = "", ...value] = pair.trim().split("=");
    if (name !== "" && !cookies.has(name)) cookies.set(name, value.join("="));
  }
  return cookies;
}

/** The names of all cookies of sign-ins under way that a browser sent. */
export function signInCookiesOf(url: string, headers: Headers): string[] {
  const start = prefixed(url, SIGN_IN);
  return [...readCookies(headers).keys()].filter(
    (name) => name.startsWith(start) && ID.test(name.slice(start.length)),
  );
}
