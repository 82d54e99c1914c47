import "server-only";
import * as z from "zod";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { readCookies, setCookie, signInCookieName, signInCookiesOf } from "./cookie";
import { ringsOf } from "./rings";

const SECOND = 1000;
/** How long a person may take to sign in at the provider. */
const LIFETIME_S = 10 * 60;
/** How long the page to come back to is remembered. */
const KEPT_S = 60 * 60;
/**
 * The most sign-ins under way in a browser: each cookie is part of every request, and more tabs than these indicate a
 * loop.
 */
const MAX_PENDING = 3;
/** Browsers drop a cookie of more than 4096 bytes, its name and attributes included. */
const MAX_BYTES = 4000;
/** The most bytes of all of them: with the session cookie, less than the 8 kB to which many proxies limit a header. */
const MAX_ALL_BYTES = 4000;
/** Further cookies with such names are not ours. */
const MAX_CHECKED = 10;
/** The most used sign-ins to remember; they are forgotten when they would have expired anyway. */
const MAX_USED = 10_000;

const pendingSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  /** When it began, in seconds since 1970. */
  iat: z.int(),
});

/** A sign-in under way: the values that its callback must match, and the page to come back to. */
export type PendingSignIn = z.infer<typeof pendingSchema>;

const used = new Map<string, number>();

/** The `Set-Cookie` headers that store a sign-in in a browser, and remove surplus ones. */
export function pendingCookies(
  oidc: OidcConfig,
  headers: Headers,
  { state, nonce, verifier, back }: Omit<PendingSignIn, "iat">,
  now: number,
): string[] {
  const iat = Math.floor(now / SECOND);
  const { signIn } = ringsOf(oidc);
  const cookieTo = (path: string) => {
    const sealed = signIn.seal({ state, nonce, verifier, back: path, iat });
    return setCookie(oidc.url, signInCookieName(oidc.url, state), sealed, KEPT_S);
  };
  const full = cookieTo(back);
  // Only random text compresses so badly. Then the query is dropped and the page is kept.
  const cookie = full.length <= MAX_BYTES ? full : cookieTo(back.split("?", 1)[0] ?? "");
  const surplus = surplusOf(oidc, headers, cookie.length);
  return [...surplus.map((name) => setCookie(oidc.url, name, "", 0)), cookie];
}

/** The names of the cookies that have no room beside a new one of so many bytes. */
function surplusOf({ url }: OidcConfig, headers: Headers, bytes: number): string[] {
  const cookies = readCookies(headers);
  let left = MAX_ALL_BYTES - bytes;
  // Browsers send the oldest first. The newest are kept.
  const others = signInCookiesOf(url, headers).toReversed();
  return others.filter((name, index) => {
    left -= name.length + (cookies.get(name) ?? "").length;
    return index >= MAX_PENDING - 1 || left < 0;
  });
}

/**
 * The sign-in of a callback with this state; null if it has expired, was used, or is unknown in this browser. `back` is
 * the page to come back to, if it is known.
 */
export function findPending(
  oidc: OidcConfig,
  headers: Headers,
  state: string,
  now: number,
): { pending: PendingSignIn | null; back: string | null } {
  const text = readCookies(headers).get(signInCookieName(oidc.url, state)) ?? "";
  const reading = pendingSchema.safeParse(ringsOf(oidc).signIn.open(text));
  if (!reading.success || reading.data.state !== state) return { pending: null, back: null };
  const { back } = reading.data;
  const isGood = isInTime(reading.data, now) && !used.has(state);
  return { pending: isGood ? reading.data : null, back };
}

/**
 * The `Set-Cookie` headers that remove a finished sign-in and those that have expired. Another tab may still be signing
 * in.
 */
export function donePendingCookies(
  oidc: OidcConfig,
  headers: Headers,
  state: string,
  now: number,
): string[] {
  const done = signInCookieName(oidc.url, state);
  const cookies = readCookies(headers);
  const { signIn } = ringsOf(oidc);
  const others = signInCookiesOf(oidc.url, headers).filter((name) => name !== done);
  const dead = others.slice(0, MAX_CHECKED).filter((name) => {
    const reading = pendingSchema.safeParse(signIn.open(cookies.get(name) ?? ""));
    return !reading.success || !isInTime(reading.data, now);
  });
  return [done, ...dead].map((name) => setCookie(oidc.url, name, "", 0));
}

function isInTime({ iat }: PendingSignIn, now: number): boolean {
  return Math.floor(now / SECOND) - iat < LIFETIME_S;
}

/**
 * Marks a sign-in as used, so that it is not found again. Other servers do not know this, but there the provider
 * refuses the code, which is valid for one use.
 */
export function markUsed(state: string, now: number): void {
  for (const [old, until] of used) if (until < now || used.size >= MAX_USED) used.delete(old);
  used.set(state, now + LIFETIME_S * SECOND);
}
