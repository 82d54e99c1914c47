import "server-only";
import { authorizationCodeGrant, type Configuration, fetchUserInfo } from "openid-client";
import { isAdmitted } from "@/lib/server/config/admission";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { type Claims, identityOf } from "@/lib/server/identity";
import type { Identity } from "@/lib/server/viewer";
import { callbackUrl } from "./begin-sign-in";
import type { PendingSignIn } from "./pending-sign-in";
import { providerOf } from "./provider";
import { failureOf, SignInError } from "./sign-in-error";

/**
 * Ends a sign-in with what the provider has sent back in the query: who it is. Throws a `SignInError` for everything
 * that does not fit to how it began, is not the provider's word, or is about somebody who is not let in.
 */
export async function finishSignIn(
  oidc: OidcConfig,
  { state, nonce, verifier }: PendingSignIn,
  query: URLSearchParams,
): Promise<Identity> {
  const claims = await claimsOf(oidc, async (provider) => {
    const tokens = await authorizationCodeGrant(provider, answeredUrl(oidc, query), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const told = tokens.claims();
    if (told === undefined) throw new SignInError("refused");
    // openid-client looks at it only where there are several audiences.
    if (told.azp !== undefined && told.azp !== oidc.clientId) throw new SignInError("refused");
    return withUserInfo(oidc, provider, tokens.access_token, told);
  });
  const identity = identityOf(claims, oidc.groupsClaim);
  if (identity === null) throw new SignInError("refused");
  if (!isAdmitted(identity, oidc)) throw new SignInError("not-admitted");
  return identity;
}

/** Runs the exchange with the provider; whatever it throws becomes a `SignInError`. */
async function claimsOf(
  oidc: OidcConfig,
  exchange: (provider: Configuration) => Promise<Claims>,
): Promise<Claims> {
  try {
    return await exchange(await providerOf(oidc));
  } catch (error) {
    if (error instanceof SignInError) throw error;
    throw new SignInError(failureOf(error), error);
  }
}

/** The address at which the answer arrived, as the provider knows it: a proxy in front may have changed it. */
function answeredUrl(oidc: OidcConfig, query: URLSearchParams): URL {
  const url = new URL(callbackUrl(oidc));
  url.search = query.toString();
  return url;
}

/**
 * Many providers put the e-mail address and the groups only where they are asked for them once more (OpenID Connect
 * Core 5.4). What the token says counts first.
 */
async function withUserInfo(
  { groupsClaim }: OidcConfig,
  provider: Configuration,
  accessToken: string,
  told: Claims & { sub: string },
): Promise<Claims> {
  const isComplete = told.email !== undefined && told[groupsClaim] !== undefined;
  if (isComplete || provider.serverMetadata().userinfo_endpoint === undefined) return told;
  const info: Claims = await fetchUserInfo(provider, accessToken, told.sub);
  // Whether an address is verified is said beside that address.
  const { email, email_verified, ...rest } = told;
  return { ...info, ...rest, ...(email !== undefined && { email, email_verified }) };
}
