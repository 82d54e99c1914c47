import "server-only";
import type { JwtVariable } from "./presets";
import { readOrigin } from "./public-url";

/** Signature algorithms with a public key; a shared secret would let the one who checks also sign. */
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

/** Which texts a variable may have, and the sentence that says so. */
export const VARIABLE_FORMS: Record<
  JwtVariable,
  { isGood: (text: string) => boolean; rule: string }
> = {
  ISSUER: { isGood: isName, rule: "must be the iss of the assertions, as it stands there." },
  AUDIENCE: { isGood: isName, rule: "must be the aud of the assertions, as it stands there." },
  JWKS_URL: {
    isGood: isKeysUrl,
    rule: "must be the https URL of the proxy's keys (http on loopback only).",
  },
  HEADER: {
    isGood: (text) => /^[a-z\d-]{1,100}$/i.test(text) && !NO_ASSERTION.includes(text.toLowerCase()),
    rule: "must be the name of the header with the assertion: letters, digits and dashes.",
  },
  ALGORITHMS: {
    isGood: (text) => algorithmsOf(text).every((name) => ALGORITHMS.includes(name)),
    rule: `must be a list of ${ALGORITHMS.join(", ")}, separated by commas.`,
  },
  ALB_ARN: {
    isGood: (text) => ALB_ARN.test(text),
    rule: "must be the ARN of the load balancer that signs people in.",
  },
  CLIENT_ID: { isGood: isName, rule: "must be the client id that the load balancer uses." },
};

/** A list of algorithms, as it is configured. */
export function algorithmsOf(text: string): string[] {
  return text.split(",").map((name) => name.trim());
}

/**
 * Where the load balancers of a region have their keys: Elastic Load Balancing, "Authenticate users using an Application
 * Load Balancer". Null for an ARN that is none, and for China, of which nothing is documented.
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
