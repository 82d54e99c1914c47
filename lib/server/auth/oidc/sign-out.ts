import "server-only";
import { buildEndSessionUrl } from "openid-client";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { providerOf } from "./provider";

/**
 * The address at which the provider ends its own session and from which it sends people back; null if it has none, or
 * does not answer. Signing out here never waits long for another server.
 */
export async function endSessionUrl(oidc: OidcConfig): Promise<string | null> {
  try {
    const provider = await providerOf(oidc);
    if (provider.serverMetadata().end_session_endpoint === undefined) return null;
    return buildEndSessionUrl(provider, { post_logout_redirect_uri: `${oidc.url}/signed-out` })
      .href;
  } catch {
    return null;
  }
}
