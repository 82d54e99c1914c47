import "server-only";
import { buildEndSessionUrl } from "openid-client";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { providerOf } from "./provider";

/**
 * Where the provider ends its own session, and sends people back from; null if it has no such place, or is away. For
 * signing out here never waits on anybody else for long.
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
