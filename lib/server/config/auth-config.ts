import "server-only";
import type { Environment } from "@/lib/server/env";
import { type Access, readAccess } from "./access";
import { type EmbedConfig, readEmbedConfig } from "./embed-config";
import { type JwtConfig, readJwtConfig } from "./jwt-config";
import { type OidcConfig, readOidcConfig } from "./oidc-config";
import { isLoopbackUrl, readOrigin } from "./public-url";
import { type Place, sourceIssues } from "./source-issues";
import { strayIssues } from "./stray-variables";

/** How people are told apart. */
export type SignIn =
  | { mode: "none" }
  | { mode: "jwt"; jwt: JwtConfig }
  | { mode: "oidc"; oidc: OidcConfig };

/** Who is let in, and what they see. */
export type AuthConfig = {
  signIn: SignIn;
  /** Where people reach this server, as an origin; null where nothing needs it. */
  url: string | null;
  access: Access;
  /** Who may frame views; null: nobody. */
  embed: EmbedConfig | null;
};

/**
 * Whether people reach this server by https. Where they sign in, something in front ends the TLS, also if nothing needs
 * to know its address; only one on loopback says otherwise.
 */
export function isHttps({ url, signIn }: Pick<AuthConfig, "url" | "signIn">): boolean {
  return url === null ? signIn.mode !== "none" : url.startsWith("https:");
}

const URL_FAULT =
  "SESSIONSCOPE_URL: must be the address by which people reach Sessionscope, such as https://sessions.example.com: https (http on loopback only), and no path.";

const LOCAL_URL_FAULT =
  "SESSIONSCOPE_URL: without sign-in nobody is answered but on this machine, so it must be http://localhost, 127.0.0.1 or [::1] with the port of a tunnel; set SESSIONSCOPE_AUTH to oidc or jwt to let others in, or unset it.";

/** Reads all variables of sign-in; `places` are the accounts that are read, null if nothing is known of them yet. */
export function readAuthConfig(
  env: Environment,
  places: readonly Place[] | null,
): { auth: AuthConfig } | { issues: string[] } {
  const issues: string[] = [];
  const mode = env.SESSIONSCOPE_AUTH ?? "none";
  const url = readOrigin(env.SESSIONSCOPE_URL ?? "");
  if (env.SESSIONSCOPE_URL !== undefined && url === null) issues.push(URL_FAULT);
  const access = readAccessOf(env, places, issues);
  const signIn = readSignIn(mode, env, url, issues);
  const embedding = readEmbedConfig(env);
  if ("issues" in embedding) issues.push(...embedding.issues);
  else if (places !== null) issues.push(...keyIssues(embedding.embed, places));
  issues.push(...strayIssues(mode, env));
  // As the audience of portals' tokens it may be any; their frames show nothing without a token.
  const isAudience = env.SESSIONSCOPE_EMBED_KEYS !== undefined;
  if (mode === "none" && url !== null && !isLoopbackUrl(url) && !isAudience) {
    issues.push(LOCAL_URL_FAULT);
  }
  if (mode === "none" && env.SESSIONSCOPE_ACCESS !== undefined) {
    issues.push(
      "SESSIONSCOPE_ACCESS: without sign-in nobody has groups; set SESSIONSCOPE_AUTH to oidc or jwt, or unset it.",
    );
  }
  if (issues.length > 0 || signIn === null || "issues" in embedding) return { issues };
  return { auth: { signIn, url, access, embed: embedding.embed } };
}

/** The part of a mode; null if it has faults. */
function readSignIn(
  mode: string,
  env: Environment,
  url: string | null,
  issues: string[],
): SignIn | null {
  switch (mode) {
    case "none":
      return { mode };
    case "oidc": {
      const reading = readOidcConfig(env, url);
      if ("oidc" in reading) return { mode, oidc: reading.oidc };
      issues.push(...reading.issues);
      return null;
    }
    case "jwt": {
      const reading = readJwtConfig(env);
      if ("jwt" in reading) return { mode, jwt: reading.jwt };
      issues.push(...reading.issues);
      return null;
    }
    default:
      issues.push("SESSIONSCOPE_AUTH: must be none, oidc or jwt.");
      return null;
  }
}

function readAccessOf(
  { SESSIONSCOPE_ACCESS: text }: Environment,
  places: readonly Place[] | null,
  issues: string[],
): Access {
  if (text === undefined) return new Map();
  const reading = readAccess(text);
  if ("issues" in reading) {
    issues.push(...reading.issues.map((issue) => `SESSIONSCOPE_ACCESS: ${issue}`));
    return new Map();
  }
  if (places === null) return reading.access;
  const unknown = [...reading.access].flatMap(([group, grants]) =>
    grants.flatMap((grant) => sourceIssues(group, grant, places)),
  );
  issues.push(...unknown.map((issue) => `SESSIONSCOPE_ACCESS: ${issue}`));
  return reading.access;
}

function keyIssues(embed: EmbedConfig | null, places: readonly Place[]): string[] {
  return (embed?.keys ?? []).flatMap((key) =>
    sourceIssues(key.kid, key, places).map((issue) => `SESSIONSCOPE_EMBED_KEYS: ${issue}`),
  );
}
