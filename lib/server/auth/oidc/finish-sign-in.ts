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
 * Finishes a sign-in with the query of the callback: the identity. Throws a `SignInError` if the callback does not
 * match the sign-in that began, is not signed by the provider, or is about a person who is not let in.
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
    // openid-client checks this only if there are several audiences.
    if (told.azp !== undefined && told.azp !== oidc.clientId) throw new SignInError("refused");
    return withUserInfo(oidc, provider, tokens.access_token, told);
  });
  const identity = identityOf(claims, oidc.groupsClaim);
  if (identity === null) throw new SignInError("refused");
  if (!isAdmitted(identity, oidc)) throw new SignInError("not-admitted");
  return identity;
}

/** Runs the exchange with the provider. All errors become a `SignInError`. */
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

/** The address of the callback as the provider knows it: a proxy in front may have changed it. */
function answeredUrl(oidc: OidcConfig, query: URLSearchParams): URL {
  const url = new URL(callbackUrl(oidc));
  url.search = query.toString();
  return url;
}

/**
 * Many providers give the e-mail address and the groups only at the userinfo endpoint (OpenID Connect Core 5.4). Claims
 * of the ID token win.
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
  // `email_verified` belongs to the address beside it.
  const { email, email_verified, ...rest } = told;
  return { ...info, ...rest, ...(email !== undefined && { email, email_verified }) };
}
