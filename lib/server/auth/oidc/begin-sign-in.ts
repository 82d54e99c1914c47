import "server-only";
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ServerMetadata,
} from "openid-client";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { pendingCookies } from "./pending-sign-in";
import { providerOf } from "./provider";

/** Supports `select_account` without announcing it, and refuses `login`. */
const GOOGLE = "https://accounts.google.com";

/**
 * The address to which the provider sends people back. It never comes from the request, because a client can write
 * anything into `Host`.
 */
export function callbackUrl({ url }: Pick<OidcConfig, "url">): string {
  return `${url}/auth/callback`;
}

/**
 * Begins a sign-in: the address to send the browser to, and the cookies that identify this sign-in. With
 * `asSomebodyElse`, the provider asks for the account even if it knows one. Throws a `SignInError` if the provider does
 * not answer.
 */
export async function beginSignIn(
  oidc: OidcConfig,
  headers: Headers,
  { back, asSomebodyElse }: { back: string; asSomebodyElse: boolean },
  now: number = Date.now(),
): Promise<{ location: string; setCookies: string[] }> {
  const provider = await providerOf(oidc);
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const location = buildAuthorizationUrl(provider, {
    redirect_uri: callbackUrl(oidc),
    scope: oidc.scopes,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(asSomebodyElse && { prompt: promptOf(provider.serverMetadata()) }),
  });
  const pending = { state, nonce, verifier, back };
  const setCookies = pendingCookies(oidc, headers, pending, now);
  return { location: location.href, setCookies };
}

function promptOf({ issuer, prompt_values_supported: prompts }: ServerMetadata): string {
  const canSelect = Array.isArray(prompts) && prompts.includes("select_account");
  return canSelect || issuer === GOOGLE ? "select_account" : "login";
}
