import "server-only";
import type { Environment } from "@/lib/server/env";
import { type Admission, readAdmission } from "./admission";
import { listOf } from "./list-of";
import { isLoopbackUrl } from "./public-url";
import { readRandomSecret } from "./random-secret";

/** Who signs people in, who of them is let in, and what seals their sessions. */
export type OidcConfig = Admission & {
  /** Where people reach this server, as an origin. */
  url: string;
  /** The provider's own name for itself, below which its metadata are. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  groupsClaim: string;
  /** Secrets that open sessions; the first seals them. */
  sessionKeys: readonly string[];
};

/** Microsoft Entra, in each of its clouds, without a tenant. */
const ANY_TENANT =
  /^https:\/\/(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|login\.windows\.net)(?::443)?\/+(?:common|organizations|consumers)(?:\/|$)/i;
/** Characters of scopes (RFC 6749, 3.3). */
const SCOPES = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/;

/** Reads the variables of mode `oidc`; `url` is what SESSIONSCOPE_URL says, null if it is unset or unusable. */
export function readOidcConfig(
  env: Environment,
  url: string | null,
): { oidc: OidcConfig } | { issues: string[] } {
  const issues: string[] = [];
  const needed = (name: string, purpose: string) => {
    const text = env[name] ?? "";
    if (text === "") issues.push(`${name}: is needed with SESSIONSCOPE_AUTH=oidc: ${purpose}`);
    return text;
  };
  if (url === null && env.SESSIONSCOPE_URL === undefined) {
    needed("SESSIONSCOPE_URL", "the provider sends people back there.");
  }
  const issuer = needed("SESSIONSCOPE_OIDC_ISSUER", "who signs people in.");
  const issuerIssue = issuer === "" ? null : issueOf(issuer);
  if (issuerIssue !== null) issues.push(`SESSIONSCOPE_OIDC_ISSUER: ${issuerIssue}`);
  const clientId = needed("SESSIONSCOPE_OIDC_CLIENT_ID", "what the provider knows this server by.");
  const clientSecret = needed("SESSIONSCOPE_OIDC_CLIENT_SECRET", "what proves that it is it.");
  const scopes = env.SESSIONSCOPE_OIDC_SCOPES ?? "openid profile email";
  if (!SCOPES.test(scopes) || !scopes.split(" ").includes("openid")) {
    issues.push("SESSIONSCOPE_OIDC_SCOPES: must be scopes separated by spaces, openid among them.");
  }
  const keys = needed("SESSIONSCOPE_SESSION_KEYS", "what encrypts sessions.");
  const sessionKeys = listOf(keys);
  if (keys !== "") issues.push(...keyIssues(sessionKeys));
  const { admission, issues: ofAdmission } = readAdmission(env);
  issues.push(...ofAdmission);
  if (issues.length > 0 || url === null) return { issues };
  const groupsClaim = env.SESSIONSCOPE_OIDC_GROUPS_CLAIM ?? "groups";
  const client = { issuer, clientId, clientSecret, scopes, groupsClaim };
  return { oidc: { url, ...client, ...admission, sessionKeys } };
}

/** What is wrong with an issuer; null if nothing is. */
function issueOf(issuer: string): string | null {
  const rule =
    "must be an https URL (http on loopback only) without user, query and fragment, as the provider writes it.";
  if (!URL.canParse(issuer)) return rule;
  const { protocol, pathname, username, password, search, hash } = new URL(issuer);
  const isSafe = protocol === "https:" || (protocol === "http:" && isLoopbackUrl(issuer));
  if (!isSafe || [username, password, search, hash].some((part) => part !== "")) return rule;
  if (pathname.includes("/.well-known/")) {
    return "must be the issuer itself, without /.well-known/ and what follows.";
  }
  return ANY_TENANT.test(issuer)
    ? "must name your tenant: common, organizations and consumers let in people of every other one."
    : null;
}

function keyIssues(keys: readonly string[]): string[] {
  // Where the list is empty, its one text is.
  const readings = (keys.length === 0 ? [""] : keys).map((key) =>
    readRandomSecret(key, { isHexTaken: true }),
  );
  const issues = [
    ...new Set(
      readings.flatMap((reading) =>
        "issue" in reading ? [`SESSIONSCOPE_SESSION_KEYS: each ${reading.issue}`] : [],
      ),
    ),
  ];
  if (new Set(keys).size < keys.length) {
    issues.push("SESSIONSCOPE_SESSION_KEYS: has one twice; a new one goes before the old one.");
  }
  return issues;
}
