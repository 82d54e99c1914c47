import "server-only";
import { isRegion, isRoleArn, ROLE_ARN_RULE } from "./aws-names";

/** Finds what is wrong with the value of a variable: a sentence without the value, or null. */
type Check = (text: string) => string | null;

/** A text whose ends are not part of it: env files keep the quotes that a shell would remove. */
const text: Check = (value) => {
  if (/\p{Cc}/u.test(value)) return "has a line break or another control character; remove it.";
  if (value.trim() !== value) return "begins or ends with a space; remove it.";
  return /^(["']).*\1$/s.test(value)
    ? "is in quotes, which belong to the value here; remove them."
    : null;
};

/** A text without spaces, such as a key. */
const word: Check = (value) =>
  text(value) ?? (/["'\s]/.test(value) ? "has a space or a quote in it; remove it." : null);

const url: Check = (value) =>
  word(value) ??
  (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    ? null
    : "must be an http or https URL, such as http://127.0.0.1:4566.");

/** The SDK refuses all else, also an empty value. */
const boolean: Check = (value) =>
  value === "true" || value === "false"
    ? null
    : "must be true or false; an empty value counts as neither.";

/** The SDK takes every value but `false` for true. */
const isFalse = /^(?:0|no|off|false)$/i;
const lenient: Check = (value) =>
  isFalse.test(value) && value !== "false"
    ? "must be true or false; the AWS SDK takes this value for true."
    : word(value);

function oneOf(...values: readonly string[]): Check {
  return (value) =>
    values.includes(value)
      ? null
      : `must be ${values.slice(0, -1).join(", ")} or ${values.at(-1)}.`;
}

const defaultsMode = oneOf("auto", "in-region", "cross-region", "mobile", "standard", "legacy");

const wholeNumber: Check = (value) =>
  /^[1-9]\d{0,2}$/.test(value) ? null : "must be a whole number from 1 to 999.";
const instant: Check = (value) =>
  Number.isNaN(Date.parse(value)) ? "must be an instant, such as 2026-11-23T15:40:00Z." : null;
const roleArn: Check = (value) => word(value) ?? (isRoleArn(value) ? null : ROLE_ARN_RULE);

/** The zone's letter, or a local zone's name, after a region. */
const ZONE = /^([a-z]{2,4}(?:-[a-z]+)+-\d)(?:[a-z]|-[a-z]+-\d[a-z])$/;
const region: Check = (value) => {
  const zoned = ZONE.exec(value)?.[1];
  if (zoned !== undefined) return `is an availability zone; its region is ${zoned}.`;
  const issue = word(value);
  if (issue !== null || isRegion(value)) return issue;
  return "must be the name of a region, such as eu-west-1.";
};

/** The hosts of containers' agents that the SDK accepts without TLS. */
const AGENTS =
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|169\.254\.170\.2|169\.254\.170\.23|\[fd00:ec2::23\])$/;
const agentUrl: Check = (value) => {
  const issue = url(value);
  if (issue !== null) return issue;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || AGENTS.test(hostname)
    ? null
    : "must be an https URL, or an http URL of this machine, 169.254.170.2, 169.254.170.23 or [fd00:ec2::23].";
};
const agentPath: Check = (value) =>
  word(value) ?? (value.startsWith("/") ? null : "must be a path that begins with a slash.");

/**
 * Every variable of the standard names that the installed AWS SDK reads, and what its value must be. A test compares the
 * names with the SDK's sources. Platforms such as Lambda, ECS and EKS set many others, which do no harm.
 */
export const AWS_VARIABLES: Readonly<Record<string, Check>> = {
  AWS_ACCESS_KEY_ID: word,
  AWS_SECRET_ACCESS_KEY: word,
  AWS_SESSION_TOKEN: word,
  AWS_CREDENTIAL_EXPIRATION: instant,
  AWS_CREDENTIAL_SCOPE: word,
  AWS_PROFILE: text,
  AWS_CONFIG_FILE: text,
  AWS_SHARED_CREDENTIALS_FILE: text,
  AWS_LOGIN_CACHE_DIRECTORY: text,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ROLE_ARN: roleArn,
  AWS_ROLE_SESSION_NAME: word,
  AWS_WEB_IDENTITY_TOKEN_FILE: text,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: agentPath,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: agentUrl,
  AWS_CONTAINER_AUTHORIZATION_TOKEN: text,
  AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: text,
  AWS_EC2_METADATA_DISABLED: lenient,
  AWS_EC2_METADATA_V1_DISABLED: lenient,
  AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
  AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: oneOf("IPv4", "IPv6"),
  AWS_ENDPOINT_URL: url,
  AWS_ENDPOINT_URL_SSM: url,
  AWS_ENDPOINT_URL_STS: url,
  AWS_ENDPOINT_URL_SSO: url,
  AWS_ENDPOINT_URL_SSO_OIDC: url,
  AWS_ENDPOINT_URL_SIGNIN: url,
  AWS_USE_FIPS_ENDPOINT: boolean,
  AWS_USE_DUALSTACK_ENDPOINT: boolean,
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: boolean,
  AWS_DISABLE_CLOCK_SKEW_CORRECTION: boolean,
  AWS_MAX_ATTEMPTS: wholeNumber,
  AWS_RETRY_MODE: oneOf("standard", "adaptive", "legacy"),
  AWS_DEFAULTS_MODE: (value) => defaultsMode(value.toLowerCase()),
  AWS_ACCOUNT_ID_ENDPOINT_MODE: oneOf("preferred", "disabled", "required"),
  AWS_ACCOUNT_ID: word,
  AWS_AUTH_SCHEME_PREFERENCE: text,
  AWS_SIGV4A_SIGNING_REGION_SET: text,
  AWS_SDK_UA_APP_ID: text,
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: word,
  AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026: word,
  AWS_EXECUTION_ENV: text,
  AWS_LAMBDA_FUNCTION_NAME: text,
};
