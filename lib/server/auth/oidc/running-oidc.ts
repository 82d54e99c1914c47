import "server-only";
import { config } from "@/lib/server/config/config";
import type { OidcConfig } from "@/lib/server/config/oidc-config";

/** How people sign in at this server; null if it is not here that they do. */
export function oidcOf(): OidcConfig | null {
  const { signIn } = config().auth;
  return signIn.mode === "oidc" ? signIn.oidc : null;
}
