import "server-only";
import * as z from "zod";
import type { Environment } from "@/lib/server/env";
import { type Access, readAccess } from "./access";
import { ADMISSION_VARIABLES } from "./admission";
import { type EmbedConfig, readEmbedConfig } from "./embed-config";
import { type JwtConfig, readJwtConfig } from "./jwt-config";
import { JWT_VARIABLES } from "./jwt-variables";
import { OIDC_VARIABLES, type OidcConfig, readOidcConfig } from "./oidc-config";
import { isLoopbackUrl, readOrigin } from "./public-url";
import { type AccountRegions, sourceIssues } from "./source-issues";
import { readBy, readVariables, type Variables } from "./variable";

/** How people sign in. */
export type SignIn =
  | { mode: "none" }
  | { mode: "jwt"; jwt: JwtConfig }
  | { mode: "oidc"; oidc: OidcConfig };

/** How people sign in, which of them are let in, and what they see. */
export type AuthConfig = {
  signIn: SignIn;
  /** The public address of this server, as an origin; null where nothing needs it. */
  url: string | null;
  access: Access;
  /** The sites that may frame views; null: none. */
  embed: EmbedConfig | null;
};

/**
 * Whether people reach this server by https. With sign-in, a proxy in front ends TLS even if no public address is
 * configured; only a public address on loopback says otherwise.
 */
export function isHttps({ url, signIn }: Pick<AuthConfig, "url" | "signIn">): boolean {
  return url === null ? signIn.mode !== "none" : url.startsWith("https:");
}

/** The variables that come first: the way to sign in, the public address, and what people see. */
export const ENTRY_VARIABLES = {
  SESSIONSCOPE_AUTH: {
    schema: z
      .enum(["none", "oidc", "jwt"], { error: "must be none, oidc or jwt." })
      .default("none"),
    meaning: "`none` (on loopback only), `oidc` or `jwt`",
  },
  SESSIONSCOPE_URL: {
    schema: z
      .string()
      .transform((text, context) => {
        const origin = readOrigin(text);
        if (origin !== null) return origin;
        context.addIssue({ code: "custom", message: INEXACT });
        return z.NEVER;
      })
      .optional(),
    meaning:
      "the address by which people reach Sessionscope, without a path: `https://`, or `http://` on loopback; needed for `oidc` and for tokens of embeds; without sign-in, the address of a tunnel on loopback",
  },
  SESSIONSCOPE_ACCESS: {
    schema: readBy(readAccess).optional(),
    meaning:
      "which groups see which accounts and regions: JSON, or the path of a JSON file. Unset: nobody sees anything",
  },
} satisfies Variables;

/** Variables that only some ways of signing in use. */
const USED_BY = [
  { names: Object.keys(JWT_VARIABLES), modes: ["jwt"] },
  { names: Object.keys(OIDC_VARIABLES), modes: ["oidc"] },
  { names: Object.keys(ADMISSION_VARIABLES), modes: ["oidc", "jwt"] },
];

const INEXACT =
  "must be the address by which people reach Sessionscope, such as https://sessions.example.com: https (http on loopback only), and no path.";

const NOT_LOCAL =
  "SESSIONSCOPE_URL: without sign-in only this machine gets answers, so it must be http://localhost, 127.0.0.1 or [::1] with the port of a tunnel; set SESSIONSCOPE_AUTH to oidc or jwt to let others in, or unset it.";

const NO_GROUPS =
  "SESSIONSCOPE_ACCESS: without sign-in nobody has groups; set SESSIONSCOPE_AUTH to oidc or jwt, or unset it.";

/** Reads all variables of sign-in; `accounts` are those that are read, null if they are not known yet. */
export function readAuthConfig(
  env: Environment,
  accounts: readonly AccountRegions[] | null,
): { auth: AuthConfig } | { issues: string[] } {
  const { SESSIONSCOPE_AUTH, SESSIONSCOPE_URL, SESSIONSCOPE_ACCESS } = ENTRY_VARIABLES;
  const address = readVariables({ SESSIONSCOPE_URL }, env);
  const url = "values" in address ? (address.values.SESSIONSCOPE_URL ?? null) : null;
  const rules = readVariables({ SESSIONSCOPE_ACCESS }, env);
  const access: Access =
    ("values" in rules ? rules.values.SESSIONSCOPE_ACCESS?.access : undefined) ?? new Map();
  const way = readVariables({ SESSIONSCOPE_AUTH }, env);
  const signIn = "values" in way ? readSignIn(way.values.SESSIONSCOPE_AUTH, env, url) : way;
  const embedding = readEmbedConfig(env);
  const embed = "embed" in embedding ? embedding.embed : null;
  const issues = [
    ...("issues" in address ? address.issues : []),
    ...("issues" in rules ? rules.issues : accessIssues(access, accounts)),
    ...("issues" in signIn ? signIn.issues : []),
    ...("issues" in embedding ? embedding.issues : keyIssues(embed, accounts)),
    ...strayIssues(env.SESSIONSCOPE_AUTH ?? "none", env),
    ...("mode" in signIn && signIn.mode === "none" ? localIssues(env, url) : []),
  ];
  if (issues.length > 0 || "issues" in signIn) return { issues };
  return { auth: { signIn, url, access, embed } };
}

/** The part of a mode. */
function readSignIn(
  mode: SignIn["mode"],
  env: Environment,
  url: string | null,
): SignIn | { issues: string[] } {
  if (mode === "none") return { mode };
  const reading = mode === "oidc" ? readOidcConfig(env, url) : readJwtConfig(env);
  if ("issues" in reading) return reading;
  return "oidc" in reading ? { mode: "oidc", ...reading } : { mode: "jwt", ...reading };
}

/** Issues of variables that promise more than a server without sign-in does. */
function localIssues(env: Environment, url: string | null): string[] {
  // As the audience of portals' tokens, the address may be any. Their frames show nothing without a token.
  const isAudience = env.SESSIONSCOPE_EMBED_KEYS !== undefined;
  return [
    ...(url !== null && !isLoopbackUrl(url) && !isAudience ? [NOT_LOCAL] : []),
    ...(env.SESSIONSCOPE_ACCESS === undefined ? [] : [NO_GROUPS]),
  ];
}

function accessIssues(access: Access, accounts: readonly AccountRegions[] | null): string[] {
  if (accounts === null) return [];
  return [...access].flatMap(([group, grants]) =>
    grants.flatMap((grant) =>
      sourceIssues(group, grant, accounts).map((issue) => `SESSIONSCOPE_ACCESS: ${issue}`),
    ),
  );
}

function keyIssues(
  embed: EmbedConfig | null,
  accounts: readonly AccountRegions[] | null,
): string[] {
  if (accounts === null) return [];
  return (embed?.keys ?? []).flatMap((key) =>
    sourceIssues(key.kid, key, accounts).map((issue) => `SESSIONSCOPE_EMBED_KEYS: ${issue}`),
  );
}

/** Issues of variables that the sign-in mode ignores: the operator believes that they restrict who is let in. */
function strayIssues(mode: string, env: Environment): string[] {
  return USED_BY.filter(({ modes }) => !modes.includes(mode)).flatMap(({ names, modes }) =>
    names
      .filter((name) => env[name])
      .map(
        (name) =>
          `${name}: is used only with SESSIONSCOPE_AUTH=${modes.join(" or ")}; set that, or unset it.`,
      ),
  );
}
