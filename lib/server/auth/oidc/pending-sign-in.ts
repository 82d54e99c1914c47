import "server-only";
import * as z from "zod";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { readCookies, setCookie, signInCookieName, signInCookiesOf } from "./cookie";
import { ringsOf } from "./rings";

const SECOND = 1000;
/** For how long somebody may think about their password. */
const LIFETIME_S = 10 * 60;
/** For how long the page to go back to is known after that. */
const KEPT_S = 60 * 60;
/** Each costs every request; more than this many tabs are a loop. */
const MAX_PENDING = 3;
/** Browsers drop a cookie of more than 4096 bytes, its name and attributes included. */
const MAX_BYTES = 4000;
/** What all of them may take: with the session's, less than the 8 kB that many proxies let a header have. */
const MAX_ALL_BYTES = 4000;
/** More than ours are somebody's invention. */
const MAX_LOOKED_AT = 10;
/** What this server remembers to have been done; they are forgotten when nothing could use them any more. */
const MAX_USED = 10_000;

const pendingSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  /** When it began, in seconds since 1970. */
  iat: z.int(),
});

/** A sign-in under way: what its answer has to fit to, and the page to go back to. */
export type PendingSignIn = z.infer<typeof pendingSchema>;

const used = new Map<string, number>();

/** The `Set-Cookie` headers that make a browser remember a sign-in, and forget what would be too many of them. */
export async function pendingCookies(
  oidc: OidcConfig,
  headers: Headers,
  { state, nonce, verifier, back }: Omit<PendingSignIn, "iat">,
  now: number,
): Promise<string[]> {
  const iat = Math.floor(now / SECOND);
  const { signIn } = ringsOf(oidc);
  const cookieTo = async (path: string) => {
    const sealed = signIn.seal({ state, nonce, verifier, back: path, iat });
    return setCookie(oidc.url, signInCookieName(oidc.url, state), sealed, KEPT_S);
  };
  const full = await cookieTo(back);
  // Only what looks like noise packs so badly; the page is left.
  const cookie = full.length <= MAX_BYTES ? full : await cookieTo(back.split("?", 1)[0] ?? "");
  const surplus = surplusOf(oidc, headers, cookie.length);
  return [...surplus.map((name) => setCookie(oidc.url, name, "", 0)), cookie];
}

/** The names of the cookies for which there is no room beside a new one of some bytes. */
function surplusOf({ url }: OidcConfig, headers: Headers, bytes: number): string[] {
  const cookies = readCookies(headers);
  let left = MAX_ALL_BYTES - bytes;
  // Browsers send the oldest first: the youngest keep their place.
  const others = signInCookiesOf(url, headers).toReversed();
  return others.filter((name, index) => {
    left -= name.length + (cookies.get(name) ?? "").length;
    return index >= MAX_PENDING - 1 || left < 0;
  });
}

/**
 * The sign-in that an answer with this state belongs to; null if it has taken too long, has been used, or is not known
 * in this browser. `back` is the page to go back to, as far as it is known.
 */
export async function findPending(
  oidc: OidcConfig,
  headers: Headers,
  state: string,
  now: number,
): Promise<{ pending: PendingSignIn | null; back: string | null }> {
  const text = readCookies(headers).get(signInCookieName(oidc.url, state)) ?? "";
  const reading = pendingSchema.safeParse(ringsOf(oidc).signIn.open(text));
  if (!reading.success || reading.data.state !== state) return { pending: null, back: null };
  const { back } = reading.data;
  const isGood = isInTime(reading.data, now) && !used.has(state);
  return { pending: isGood ? reading.data : null, back };
}

/**
 * The `Set-Cookie` headers that make a browser forget a sign-in that is done, and those that nobody can finish any
 * more; another tab may be in the middle of its own.
 */
export async function donePendingCookies(
  oidc: OidcConfig,
  headers: Headers,
  state: string,
  now: number,
): Promise<string[]> {
  const done = signInCookieName(oidc.url, state);
  const cookies = readCookies(headers);
  const { signIn } = ringsOf(oidc);
  const others = signInCookiesOf(oidc.url, headers).filter((name) => name !== done);
  const dead = await Promise.all(
    others.slice(0, MAX_LOOKED_AT).map(async (name) => {
      const reading = pendingSchema.safeParse(signIn.open(cookies.get(name) ?? ""));
      return reading.success && isInTime(reading.data, now) ? [] : [name];
    }),
  );
  return [done, ...dead.flat()].map((name) => setCookie(oidc.url, name, "", 0));
}

function isInTime({ iat }: PendingSignIn, now: number): boolean {
  return Math.floor(now / SECOND) - iat < LIFETIME_S;
}

/** Makes a sign-in be found no more. Other servers do not know, but there the provider refuses the code, which it gives out for one use. */
export function markUsed(state: string, now: number): void {
  for (const [old, until] of used) if (until < now || used.size >= MAX_USED) used.delete(old);
  used.set(state, now + LIFETIME_S * SECOND);
}
