import "server-only";
import type { Identity } from "@/lib/server/auth/viewer";
import { foldName, type OidcConfig } from "./oidc-config";

/**
 * Whether the lists of domains and of groups let somebody in: each list that there is has to. The e-mail address of an
 * identity has been verified, or it has none.
 */
export function isAdmitted(
  { email, groups }: Identity,
  { domains, groups: allowed }: Pick<OidcConfig, "domains" | "groups">,
): boolean {
  const domain = email === null ? null : foldName(email.slice(email.lastIndexOf("@") + 1));
  const byDomain = domains === null || (domain !== null && domains.includes(domain));
  const byGroup = allowed === null || groups.some((group) => allowed.includes(foldName(group)));
  return byDomain && byGroup;
}
