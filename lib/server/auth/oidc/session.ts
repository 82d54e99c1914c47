import "server-only";
import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import * as z from "zod";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import type { Identity } from "@/lib/server/viewer";
import { endedCookieName, readCookies, sessionCookieName, setCookie } from "./cookie";
import { ringsOf } from "./rings";

const SECOND = 1000;
/** The lifetime of a session. */
const LIFETIME_S = 8 * 60 * 60;
/** The longest time without a request. */
const IDLE_S = 60 * 60;
/** How often the cookie is renewed; each renewal is a write for the browser. */
const RENEWAL_S = 60;
/** How far the clocks of servers with the same keys may differ. */
const SKEW_S = 60;
/** Browsers drop a cookie of more than 4096 bytes, its name and attributes included. */
const MAX_BYTES = 3500;

/** How a session ends early. A session that was signed out opens nothing; one that was replaced is not renewed. */
type End = "signed-out" | "replaced";

/** More than end within the lifetime of a session. Beyond that, the oldest are forgotten. */
const MAX_ENDS = 10_000;

declare global {
  /** Shared by all routes: each is bundled separately. */
  var sessionscopeEnds: LRUCache<string, End> | undefined;
}

const sessionSchema = z.strictObject({
  /** The id of the session, the same after each renewal. It proves nothing. */
  sid: z.string().min(1),
  sub: z.string().min(1),
  name: z.string().nullable(),
  email: z.string().nullable(),
  groups: z.array(z.string()),
  /** When they signed in, and when they last sent a request; in seconds since 1970. */
  iat: z.int().nonnegative(),
  seen: z.int().nonnegative(),
});

/** A signed-in person, as their browser stores it, encrypted. */
export type Session = z.infer<typeof sessionSchema>;

/**
 * The `Set-Cookie` of a new session. `useful` are the groups that have a meaning here, the most important first. If all
 * groups make the cookie larger than browsers store, only as many of these as fit are kept.
 */
export function newSessionCookie(
  oidc: OidcConfig,
  { sub, name, email, groups }: Identity,
  useful: readonly string[],
  now: number,
): string {
  const iat = Math.floor(now / SECOND);
  const sid = randomBytes(16).toString("base64url");
  const session = { sid, sub, name, email, groups: [...groups], iat, seen: iat };
  const full = sealed(oidc, session, now);
  if (full.length <= MAX_BYTES) return full;
  for (let kept = [...useful]; ; kept = kept.slice(0, -1)) {
    const cookie = sealed(oidc, { ...session, groups: kept }, now);
    if (cookie.length <= MAX_BYTES || kept.length === 0) return cookie;
  }
}

/** Makes the `Set-Cookie` that renews a session; null if it has ended since. Called when the answer is complete. */
export type Renewal = () => Promise<string | null>;

/** The session that a browser sent, if it is valid, and its renewal if that is due. */
export async function openSession(
  oidc: OidcConfig,
  headers: Headers,
  now: number,
): Promise<{ session: Session; renewal: Renewal | null } | null> {
  const text = readCookies(headers).get(sessionCookieName(oidc.url));
  if (text === undefined) return null;
  const reading = sessionSchema.safeParse(await ringsOf(oidc).session.open(text));
  if (!reading.success) return null;
  const session = reading.data;
  const seconds = Math.floor(now / SECOND);
  if (!isAlive(session, seconds) || isSignedOut(oidc.url, headers, session.sid)) return null;
  const isDue = seconds - session.seen >= RENEWAL_S;
  const renewal = async () =>
    isRenewable(session.sid) ? sealed(oidc, { ...session, seen: seconds }, now) : null;
  return { session, renewal: isDue ? renewal : null };
}

/**
 * Ends the session that a browser sent. The `Set-Cookie` headers remove its cookie, and mark the session as ended in
 * case an answer under way at another server brings it back.
 */
export async function signOutCookies(
  oidc: OidcConfig,
  headers: Headers,
  now: number,
): Promise<string[]> {
  const { url } = oidc;
  const opened = await openSession(oidc, headers, now);
  const forgotten = setCookie(url, sessionCookieName(url), "", 0);
  if (opened === null) return [forgotten];
  const { sid } = opened.session;
  endSession(sid, "signed-out");
  return [forgotten, setCookie(url, endedCookieName(url), sid, LIFETIME_S)];
}

/** Prevents answers under way from restoring the session that a browser sent, because it gets a new one. */
export async function replaceSession(
  oidc: OidcConfig,
  headers: Headers,
  now: number,
): Promise<void> {
  const opened = await openSession(oidc, headers, now);
  if (opened !== null) endSession(opened.session.sid, "replaced");
}

function isAlive({ iat, seen }: Session, seconds: number): boolean {
  const isOfPast = iat <= seconds + SKEW_S && seen <= seconds + SKEW_S;
  return isOfPast && seconds - iat < LIFETIME_S && seconds - seen < IDLE_S;
}

function sealed(oidc: OidcConfig, session: Session, now: number): string {
  const text = ringsOf(oidc).session.seal(session);
  const left = session.iat + LIFETIME_S - Math.floor(now / SECOND);
  return setCookie(oidc.url, sessionCookieName(oidc.url), text, Math.min(left, IDLE_S));
}

/** Remembers on this server that a session has ended. */
function endSession(sid: string, end: End): void {
  if (ends().get(sid) !== "signed-out") ends().set(sid, end);
}

/** Whether a session was signed out: at this server, or in the browser that sends these headers. */
function isSignedOut(url: string, headers: Headers, sid: string): boolean {
  return ends().get(sid) === "signed-out" || readCookies(headers).get(endedCookieName(url)) === sid;
}

/** Whether a browser may still renew a session: an answer may take longer than the session lasts. */
function isRenewable(sid: string): boolean {
  return !ends().has(sid);
}

function ends(): LRUCache<string, End> {
  globalThis.sessionscopeEnds ??= new LRUCache({ max: MAX_ENDS });
  return globalThis.sessionscopeEnds;
}
