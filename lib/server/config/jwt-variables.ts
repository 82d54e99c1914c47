import "server-only";
import * as z from "zod";
import { type JwtVariable, PRESET_NAMES } from "./presets";
import { readOrigin } from "./public-url";
import type { Variable } from "./variable";

/** Signature algorithms with a public key. With a shared secret, the verifier could sign as well. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
];

/** Headers that browsers and Node write themselves, or that prove nothing. */
const NO_ASSERTION = ["cookie", "host", "x-request-id", "content-security-policy"];

/** `arn:aws:elasticloadbalancing:eu-west-1:…:loadbalancer/app/…`; the keys are those of its region. */
const ALB_ARN =
  /^arn:(aws|aws-cn|aws-us-gov):elasticloadbalancing:([a-z]{2}-(?:gov-)?[a-z]+-\d):\d{12}:loadbalancer\/app\/[\w-]{1,64}\/[\da-f]{1,32}$/;

function textThat(isGood: (text: string) => boolean, error: string) {
  return z.string().refine(isGood, { error }).optional();
}

/** The variables of sign-in behind a proxy. The preset decides which of them are needed. */
export const JWT_VARIABLES = {
  SESSIONSCOPE_JWT_PRESET: {
    schema: z.enum(PRESET_NAMES, { error: `must be one of ${PRESET_NAMES.join(", ")}.` }),
    meaning:
      "`alb`, `cloudflare`, `iap`, `teleport` or `generic`; it decides [which of the following are needed](proxies.md)",
  },
  SESSIONSCOPE_JWT_ISSUER: {
    schema: textThat(isName, "must be the iss of the assertions, exactly as they write it."),
    unset: "that of `iap`",
    meaning: "the `iss` of assertions",
  },
  SESSIONSCOPE_JWT_AUDIENCE: {
    schema: textThat(isName, "must be the aud of the assertions, exactly as they write it."),
    meaning: "the `aud` of assertions",
  },
  SESSIONSCOPE_JWT_JWKS_URL: {
    schema: textThat(
      isKeysUrl,
      "must be the https URL of the proxy's keys (http on loopback only).",
    ),
    unset: "the preset's",
    meaning: "where the public keys are: `https://`, or `http://` on loopback",
  },
  SESSIONSCOPE_JWT_HEADER: {
    schema: textThat(
      (text) => /^[a-z\d-]{1,100}$/i.test(text) && !NO_ASSERTION.includes(text.toLowerCase()),
      "must be the name of the header with the assertion: letters, digits and dashes.",
    ),
    unset: "the preset's",
    meaning: "the header that holds the assertion",
  },
  SESSIONSCOPE_JWT_ALGORITHMS: {
    schema: textThat(
      (text) => algorithmsOf(text).every((name) => ALGORITHMS.includes(name)),
      `must be a list of ${ALGORITHMS.join(", ")}, separated by commas.`,
    ),
    unset: "the preset's",
    meaning: "the accepted signature algorithms, separated by commas; with public keys only",
  },
  SESSIONSCOPE_JWT_ALB_ARN: {
    schema: textThat(
      (text) => ALB_ARN.test(text),
      "must be the ARN of the load balancer that signs people in.",
    ),
    meaning: "the load balancer that signs",
  },
  SESSIONSCOPE_JWT_CLIENT_ID: {
    schema: textThat(isName, "must be the client id that the load balancer uses."),
    meaning: "the client id that the load balancer uses at its provider",
  },
  SESSIONSCOPE_JWT_GROUPS_CLAIM: {
    schema: z
      .string()
      .regex(/^[\w.:/-]{1,200}$/, { error: "must be the name of a claim." })
      .default("groups"),
    meaning: "the claim with a person's groups, or the path to it: `realm_access.roles`",
  },
} satisfies Record<JwtName | "SESSIONSCOPE_JWT_PRESET" | "SESSIONSCOPE_JWT_GROUPS_CLAIM", Variable>;

type JwtName = `SESSIONSCOPE_JWT_${JwtVariable}`;

/** The algorithms in the text of the variable. An empty member stays, so that it is refused. */
export function algorithmsOf(text: string): string[] {
  return text.split(",").map((name) => name.trim());
}

/**
 * The URL of the keys of a region's load balancers: Elastic Load Balancing, "Authenticate users using an Application Load
 * Balancer". Null for another text than an ARN, and for China, where no URL is documented.
 */
export function albKeysUrl(arn: string): string | null {
  const [, partition, region] = ALB_ARN.exec(arn) ?? [];
  if (partition === "aws") return `https://public-keys.auth.elb.${region}.amazonaws.com`;
  if (partition !== "aws-us-gov") return null;
  return `https://s3-${region}.amazonaws.com/aws-elb-public-keys-prod-${region}`;
}

function isName(text: string): boolean {
  return /^\S{1,500}$/.test(text);
}

function isKeysUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, username, password, hash } = new URL(text);
  return readOrigin(origin) !== null && [username, password, hash].every((part) => part === "");
}
