import "server-only";
import { type Admission, readAdmission } from "@/lib/server/auth/admission";
import { listOf } from "@/lib/server/auth/list-of";
import { readRandomSecret } from "@/lib/server/auth/random-secret";
import type { Environment } from "@/lib/server/env";

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

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Characters of scopes (RFC 6749, 3.3). */
const SCOPES = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/;

/** Reads the variables of mode `oidc`; `url` is what SESSIONSCOPE_URL says, null if it is unset or unusable. */
export function readOidcConfig(
  env: Environment,
  url: string | null,
): { oidc: OidcConfig } | { faults: string[] } {
  const faults: string[] = [];
  const needed = (name: string, purpose: string) => {
    const text = env[name] ?? "";
    if (text === "") faults.push(`${name}: is needed with SESSIONSCOPE_AUTH=oidc: ${purpose}`);
    return text;
  };
  if (url === null && env.SESSIONSCOPE_URL === undefined) {
    needed("SESSIONSCOPE_URL", "the provider sends people back there.");
  }
  const issuer = needed("SESSIONSCOPE_OIDC_ISSUER", "who signs people in.");
  if (issuer !== "" && !isIssuer(issuer)) {
    faults.push(
      "SESSIONSCOPE_OIDC_ISSUER: must be an https URL (http on loopback only) without user, query and fragment, as the provider writes it.",
    );
  }
  const clientId = needed("SESSIONSCOPE_OIDC_CLIENT_ID", "what the provider knows this server by.");
  const clientSecret = needed("SESSIONSCOPE_OIDC_CLIENT_SECRET", "what proves that it is it.");
  const scopes = env.SESSIONSCOPE_OIDC_SCOPES ?? "openid profile email";
  if (!SCOPES.test(scopes) || !scopes.split(" ").includes("openid")) {
    faults.push("SESSIONSCOPE_OIDC_SCOPES: must be scopes separated by spaces, openid among them.");
  }
  const keys = needed("SESSIONSCOPE_SESSION_KEYS", "what encrypts sessions.");
  const sessionKeys = listOf(keys);
  if (keys !== "") faults.push(...keyFaults(sessionKeys));
  const { admission, faults: ofAdmission } = readAdmission(env);
  faults.push(...ofAdmission);
  if (faults.length > 0 || url === null) return { faults };
  const groupsClaim = env.SESSIONSCOPE_OIDC_GROUPS_CLAIM ?? "groups";
  const client = { issuer, clientId, clientSecret, scopes, groupsClaim };
  return { oidc: { url, ...client, ...admission, sessionKeys } };
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
  return isSafe && [username, password, search, hash].every((part) => part === "");
}

function keyFaults(keys: readonly string[]): string[] {
  // Where the list is empty, its one text is.
  const readings = (keys.length === 0 ? [""] : keys).map((key) =>
    readRandomSecret(key, { isHexTaken: true }),
  );
  const faults = [
    ...new Set(
      readings.flatMap((reading) =>
        "fault" in reading ? [`SESSIONSCOPE_SESSION_KEYS: each ${reading.fault}`] : [],
      ),
    ),
  ];
  if (new Set(keys).size < keys.length) {
    faults.push("SESSIONSCOPE_SESSION_KEYS: has one twice; a new one goes before the old one.");
  }
  return faults;
}
