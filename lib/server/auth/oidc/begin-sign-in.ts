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

/** Knows `select_account`, but does not say so, and refuses `login`. */
const GOOGLE = "https://accounts.google.com";

/** Where the provider sends people back to. Never from the request: its `Host` is whatever somebody wrote there. */
export function callbackUrl({ url }: Pick<OidcConfig, "url">): string {
  return `${url}/auth/callback`;
}

/**
 * Begins a sign-in: where to send the browser, and the cookies that tell this sign-in from others. With
 * `asSomebodyElse` the provider is to ask who it is, even if it knows. Throws a `SignInError` if there is no provider.
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
  const setCookies = await pendingCookies(oidc, headers, pending, now);
  return { location: location.href, setCookies };
}

function promptOf({ issuer, prompt_values_supported: prompts }: ServerMetadata): string {
  const canSelect = Array.isArray(prompts) && prompts.includes("select_account");
  return canSelect || issuer === GOOGLE ? "select_account" : "login";
}
