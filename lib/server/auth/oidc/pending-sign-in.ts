import "server-only";
import * as z from "zod";
import { readCookies, setCookie, signInCookieName, signInCookiesOf } from "./cookie";
import type { OidcConfig } from "./oidc-config";
import { ringsOf } from "./rings";

const SECOND = 1000;
/** For how long somebody may think about their password. */
const LIFETIME_S = 10 * 60;
/** For how long the page to go back to is known after that. */
const KEPT_S = 60 * 60;
/** Each costs every request up to 4 kB; more than this many tabs are a loop. */
const MAX_PENDING = 3;
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
  const sealed = await (await ringsOf(oidc)).signIn.seal({ state, nonce, verifier, back, iat });
  const name = signInCookieName(oidc.url, state);
  const others = signInCookiesOf(oidc.url, headers);
  // Browsers send the oldest first.
  const surplus = others.slice(0, Math.max(0, others.length - MAX_PENDING + 1));
  return [
    ...surplus.map((other) => setCookie(oidc.url, other, "", 0)),
    setCookie(oidc.url, name, sealed, KEPT_S),
  ];
}

/**
 * The sign-in that an answer with this state belongs to. It is given once; null if it has taken too long, or is not
 * known in this browser. `back` is the page to go back to, as far as it is known.
 */
export async function takePending(
  oidc: OidcConfig,
  headers: Headers,
  state: string,
  now: number,
): Promise<{ pending: PendingSignIn | null; back: string | null }> {
  const text = readCookies(headers).get(signInCookieName(oidc.url, state)) ?? "";
  const reading = pendingSchema.safeParse(await (await ringsOf(oidc)).signIn.open(text));
  if (!reading.success || reading.data.state !== state) return { pending: null, back: null };
  const { back, iat } = reading.data;
  const isInTime = Math.floor(now / SECOND) - iat < LIFETIME_S;
  return { pending: isInTime && isFirstUse(state, now) ? reading.data : null, back };
}

/** The `Set-Cookie` that makes a browser forget a sign-in. */
export function donePendingCookie({ url }: Pick<OidcConfig, "url">, state: string): string {
  return setCookie(url, signInCookieName(url, state), "", 0);
}

/** Other servers do not know, but there the provider refuses the code, which it gives out for one use. */
function isFirstUse(state: string, now: number): boolean {
  for (const [old, until] of used) if (until < now || used.size >= MAX_USED) used.delete(old);
  if (used.has(state)) return false;
  used.set(state, now + LIFETIME_S * SECOND);
  return true;
}
