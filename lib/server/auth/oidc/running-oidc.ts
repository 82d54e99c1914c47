import "server-only";
import { config } from "@/lib/server/config/config";
import type { OidcConfig } from "@/lib/server/config/oidc-config";

/** The OIDC configuration of this server; null in another mode. */
export function oidcOf(): OidcConfig | null {
  const { signIn } = config().auth;
  return signIn.mode === "oidc" ? signIn.oidc : null;
}
