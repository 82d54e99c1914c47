import "server-only";

/** The names of the cookies of a session and of its end, and the prefix of those of sign-ins under way. */
const SESSION = "sessionscope";
const ENDED = "sessionscope-ended";
const SIGN_IN = "sessionscope-sign-in-";

/** Whether cookies can be restricted to encrypted connections. Without https, only loopback is possible. */
function isSecure(url: string): boolean {
  return url.startsWith("https:");
}

/** `__Host-` makes browsers refuse a cookie that another subdomain has set, or that is not `Secure`. */
function prefixed(url: string, name: string): string {
  return isSecure(url) ? `__Host-${name}` : name;
}

/** How much of the state of a sign-in is in the name of its cookie. */
const ID_LENGTH = 12;
const ID = /^[\w-]{12}$/;

/** The name of the session cookie on a server with this public URL. */
export function sessionCookieName(url: string): string {
  return prefixed(url, SESSION);
}

/** The name of the cookie that says which session was signed out. */
export function endedCookieName(url: string): string {
  return prefixed(url, ENDED);
}

/** The name of the cookie of one sign-in under way, so that two tabs can sign in at the same time. */
export function signInCookieName(url: string, state: string): string {
  return prefixed(url, `${SIGN_IN}${state.slice(0, ID_LENGTH)}`);
}

/**
 * A `Set-Cookie` header with a lifetime in seconds; 0 removes the cookie. Scripts cannot read it, and forms of other
 * sites do not send it.
 */
export function setCookie(url: string, name: string, value: string, seconds: number): string {
  const secure = isSecure(url) ? "; Secure" : "";
  const age = Math.max(0, Math.floor(seconds));
  return `${name}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

/** The cookies that a browser sent, by name; the first of each name. */
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
