import "server-only";
import type { Environment } from "@/lib/server/env";
import { misspelled } from "./aws-misspelled";
import { AWS_VARIABLES } from "./aws-variables";

/**
 * Issues of the standard AWS variables, which the SDK would ignore or report only when it calls AWS: values that it cannot
 * read, contradictions, and names that look like one of its own. No issue has a value that may be secret.
 */
export function awsIssues(env: Environment): string[] {
  const values = Object.entries(AWS_VARIABLES).flatMap(([name, check]) => {
    const value = env[name];
    // An empty variable counts as unset for the SDK, too. Only its booleans must not be empty.
    if (value === undefined || (value === "" && !STRICT.test(name))) return [];
    const issue = check(value);
    return issue === null ? [] : [`${name}: ${issue}`];
  });
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  return [...values, ...contradictions(set), ...misspelled(set)];
}

const STRICT = /^AWS_(?:USE_(?:FIPS|DUALSTACK)_ENDPOINT|IGNORE_\w+|DISABLE_\w+)$/;

/** Variables of which one is of no use without the other. */
const PAIRS = [
  ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
  ["AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"],
  ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"],
  ["AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE"],
] as const;

/** Variables of which the SDK would ignore one. */
const EITHER = [
  ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"],
  ["AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"],
] as const;

function contradictions(env: Environment): string[] {
  const issues = PAIRS.flatMap(([name, other]) =>
    env[name] && !env[other] ? [`${name}: is set without ${other}; set both or neither.`] : [],
  );
  for (const [used, ignored] of EITHER) {
    if (env[used] && env[ignored]) {
      issues.push(
        `${used}: is set together with ${ignored}; the AWS SDK uses only one of them, so unset the other.`,
      );
    }
  }
  return [...issues, ...keyIssues(env), ...regionIssues(env), ...endpointIssues(env)];
}

function keyIssues(env: Environment): string[] {
  const { AWS_ACCESS_KEY_ID: id, AWS_SESSION_TOKEN: token } = env;
  if (token && !id)
    return [
      "AWS_SESSION_TOKEN: is set without AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; set all three or none.",
    ];
  // AWS marks temporary keys, which are of no use without their token.
  if (id && /^ASIA[A-Z0-9]{16}$/.test(id) && !token) {
    return ["AWS_ACCESS_KEY_ID: is a temporary key (ASIA…), which needs its AWS_SESSION_TOKEN."];
  }
  if (id && /^AKIA[A-Z0-9]{16}$/.test(id) && token) {
    return [
      "AWS_SESSION_TOKEN: belongs to a temporary key (ASIA…), but AWS_ACCESS_KEY_ID is a permanent one (AKIA…); unset the token, or set its own key.",
    ];
  }
  return [];
}

function regionIssues({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: other,
  ...env
}: Environment): string[] {
  if (!other || other === region) return [];
  if (region)
    return [
      "AWS_DEFAULT_REGION: differs from AWS_REGION; the AWS SDK uses AWS_REGION, so unset AWS_DEFAULT_REGION or make them equal.",
    ];
  if (env.SESSIONSCOPE_ACCOUNTS) return [];
  return ["AWS_DEFAULT_REGION: is not read by the AWS SDK for JavaScript; set AWS_REGION."];
}

/** The services that Sessionscope or its credentials use. */
const ENDPOINTS = Object.keys(AWS_VARIABLES).filter((name) => name.startsWith("AWS_ENDPOINT_URL"));
const VARIANTS = ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"];

function endpointIssues(env: Environment): string[] {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === "true") return [];
  const endpoints = ENDPOINTS.filter((name) => env[name]);
  if (endpoints.length === 0) return [];
  return VARIANTS.filter((name) => env[name] === "true").map(
    (name) =>
      `${name}: cannot be true together with ${endpoints.join(", ")}, because the AWS SDK refuses both; unset one of them, or give the address of the wanted endpoint there.`,
  );
}
