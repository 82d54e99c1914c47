import "server-only";
import * as z from "zod";
import type { Environment } from "@/lib/server/env";
import { type Admission, readAdmission } from "./admission";
import { isLoopbackUrl } from "./public-url";
import { readRandomSecret } from "./random-secret";
import { listOf, readVariables, type Variables } from "./variable";

/** The provider that signs people in, who of them is let in, and the keys that seal their sessions. */
export type OidcConfig = Admission & {
  /** The public address of this server, as an origin. */
  url: string;
  /** The issuer identifier of the provider; its metadata are below this URL. */
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

/** A text that mode `oidc` cannot do without. */
function needed(purpose: string) {
  const error = neededIssue(purpose);
  return z.string({ error }).min(1, { error, abort: true });
}

function neededIssue(purpose: string): string {
  return `is needed with SESSIONSCOPE_AUTH=oidc: ${purpose}`;
}

/** The variables of sign-in at an OpenID provider. */
export const OIDC_VARIABLES = {
  SESSIONSCOPE_OIDC_ISSUER: {
    schema: needed("it names the provider that signs people in.").superRefine((text, context) => {
      const message = issuerIssue(text);
      if (message !== null) context.addIssue({ code: "custom", message });
    }),
    meaning: "the provider, as its discovery document names itself",
  },
  SESSIONSCOPE_OIDC_CLIENT_ID: {
    schema: needed("the provider knows this server by it."),
    meaning: "the client id of Sessionscope at the provider",
  },
  SESSIONSCOPE_OIDC_CLIENT_SECRET: {
    schema: needed("it proves to the provider that a request comes from this server."),
    meaning: "the secret of that client",
    isSecret: true,
  },
  SESSIONSCOPE_OIDC_SCOPES: {
    schema: z
      .string()
      .refine((text) => SCOPES.test(text) && text.split(" ").includes("openid"), {
        error: "must be scopes separated by spaces, openid among them.",
      })
      .default("openid profile email"),
    meaning: "the scopes that are requested, separated by spaces",
  },
  SESSIONSCOPE_OIDC_GROUPS_CLAIM: {
    schema: z.string().default("groups"),
    meaning: "the claim with a person's groups, in the ID token or the user info",
  },
  SESSIONSCOPE_SESSION_KEYS: {
    schema: needed("it encrypts sessions.")
      .transform(listOf)
      .superRefine((keys, context) => {
        for (const message of keyIssues(keys)) context.addIssue({ code: "custom", message });
      }),
    meaning:
      "secrets of at least 32 random bytes, separated by commas: the first seals sessions, all of them open sessions; the same on all servers: `openssl rand -base64 32`",
    isSecret: true,
  },
} satisfies Variables;

/** Reads the variables of mode `oidc`; `url` is the origin in SESSIONSCOPE_URL, null if it is unset or unusable. */
export function readOidcConfig(
  env: Environment,
  url: string | null,
): { oidc: OidcConfig } | { issues: string[] } {
  const isUrlMissing = url === null && env.SESSIONSCOPE_URL === undefined;
  const reading = readVariables(OIDC_VARIABLES, env);
  const admission = readAdmission(env);
  if (url === null || "issues" in reading || "issues" in admission) {
    const purpose = "the provider sends people back to this address.";
    return {
      issues: [
        ...(isUrlMissing ? [`SESSIONSCOPE_URL: ${neededIssue(purpose)}`] : []),
        ...("issues" in reading ? reading.issues : []),
        ...("issues" in admission ? admission.issues : []),
      ],
    };
  }
  const { values } = reading;
  const client = {
    issuer: values.SESSIONSCOPE_OIDC_ISSUER,
    clientId: values.SESSIONSCOPE_OIDC_CLIENT_ID,
    clientSecret: values.SESSIONSCOPE_OIDC_CLIENT_SECRET,
    scopes: values.SESSIONSCOPE_OIDC_SCOPES,
    groupsClaim: values.SESSIONSCOPE_OIDC_GROUPS_CLAIM,
  };
  const sessionKeys = values.SESSIONSCOPE_SESSION_KEYS;
  return { oidc: { url, ...client, ...admission.admission, sessionKeys } };
}

function issuerIssue(issuer: string): string | null {
  const rule =
    "must be an https URL (http on loopback only) without user, query and fragment, as the provider writes it.";
  if (!URL.canParse(issuer)) return rule;
  const { protocol, pathname, username, password, search, hash } = new URL(issuer);
  const isSafe = protocol === "https:" || (protocol === "http:" && isLoopbackUrl(issuer));
  if (!isSafe || [username, password, search, hash].some((part) => part !== "")) return rule;
  if (pathname.includes("/.well-known/")) {
    return "must be the issuer itself, without /.well-known/ and the rest of the path.";
  }
  return ANY_TENANT.test(issuer)
    ? "must name your tenant: common, organizations and consumers let in people of every other tenant."
    : null;
}

function keyIssues(keys: readonly string[]): string[] {
  // An empty list is checked as one empty key, so that it gets the same sentence.
  const readings = (keys.length === 0 ? [""] : keys).map((key) =>
    readRandomSecret(key, { isHexTaken: true }),
  );
  const issues = [
    ...new Set(
      readings.flatMap((reading) => ("issue" in reading ? [`each ${reading.issue}`] : [])),
    ),
  ];
  return new Set(keys).size < keys.length
    ? [...issues, "has one key twice; a new key goes before the old one."]
    : issues;
}
