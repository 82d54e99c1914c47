import "server-only";
import { awsText, sentenceText } from "./aws-text";
import type { CredentialsError } from "./credentials-error";

/** The words of the SDK about providers that nobody has set up. */
const SKIPPED =
  /^AWS_PROFILE is set, skipping|^Skipping SSO provider|^Unable to find environment variable|^Web identity configuration not specified|^Could not load credentials from any|did not contain credential_process|profile: \[default\]|^Profile default (?:could not be|was not) found|_V1_DISABLED not set in env/;

const SIGN_IN =
  "Sign in again as the user that runs Sessionscope, or use a role: a sign-in for people ends after some hours.";

/**
 * Sentences that say what to do about a text of the SDK. The texts are those of `@aws-sdk/credential-provider-*`, `@aws-sdk/token-providers`
 * and `@smithy/credential-provider-imds`; a test makes the SDK say each of them.
 */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [
    /multi-factor|MFA code/i,
    "The profile asks for an MFA code (mfa_serial), which a server cannot give. Use a profile or a role that needs none.",
  ],
  [
    /No access|ForbiddenException/,
    "The SSO sign-in of the profile may not use its account and role. Check sso_account_id and sso_role_name, and the assignment in IAM Identity Center.",
  ],
  [
    /aws sso login|SSO session|Session token not found|UnauthorizedException/i,
    `The SSO session of the profile has expired or does not exist. Run aws sso login for it. ${SIGN_IN}`,
  ],
  [
    /aws login|login_session|Failed to load (?:a )?token|Token (?:validation|refresh)/i,
    `The sign-in of the profile (login_session) has ended or cannot be read. Run aws login for it. ${SIGN_IN}`,
  ],
  [
    /credential_process returned expired/,
    "The credential_process of the profile returned expired credentials. Renew what it reads.",
  ],
  [
    /credential_process returned invalid JSON/,
    "The credential_process of the profile did not print JSON. It must print nothing but the JSON object of credentials on its standard output.",
  ],
  [
    /credential_process did not return Version/,
    'The JSON of the profile’s credential_process must have "Version": 1.',
  ],
  [
    /credential_process returned invalid/,
    "The JSON of the profile’s credential_process must have AccessKeyId and SecretAccessKey.",
  ],
  [
    /^Command failed|maxBuffer/,
    "The credential_process of the profile failed: it could not be started, or did not end with exit code 0. Run its command as the user that runs Sessionscope.",
  ],
  [
    /Detected a cycle/,
    "The profiles lead in a circle: each source_profile must lead on to a profile that has credentials.",
  ],
  [
    /Unsupported credential source/,
    "The credential_source of the profile must be Environment, Ec2InstanceMetadata or EcsContainer.",
  ],
  [
    /Could not resolve credentials using profile|could not be found in shared|was not found/,
    "The profile is not in the shared AWS files, or has nothing there that gives credentials. Check its name, the source_profile that it names, AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, and that the user that runs Sessionscope may read these files.",
  ],
  [
    /SSO|sso_/,
    "The SSO settings of the profile are not complete, or contradict its sso_session. Check sso_session, sso_start_url, sso_region, sso_account_id and sso_role_name.",
  ],
];

/** No provider gave credentials. */
export const NO_CREDENTIALS =
  "The AWS SDK found no usable credentials. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run Sessionscope with an IAM role.";

/** The words of the SDK about the providers that somebody has set up. */
export function toldReasons(reasons: readonly string[]): readonly string[] {
  return reasons.filter((reason) => !SKIPPED.test(reason));
}

/** Explains what stopped the providers of credentials: by the first that somebody has set up, and by what the SDK says. */
export function providerFailure({
  reasons,
  context,
}: Pick<CredentialsError, "reasons" | "context">): string {
  const told = toldReasons(reasons);
  const sentence = SENTENCES.find(([pattern]) => told.some((reason) => pattern.test(reason)))?.[1];
  if (sentence !== undefined) return named(sentence, context.profile);
  if (context.agent !== undefined) {
    return `The agent that gives the container its credentials (${context.agent}) refused, did not answer, or answered with something else. Check that variable, the role of the task or the pod, AWS_CONTAINER_AUTHORIZATION_TOKEN or the file of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, and that no network policy blocks the agent.`;
  }
  if (context.profile !== undefined) {
    return named(`The profile gave no credentials: ${quoted(told)}`, context.profile);
  }
  const isImds = told.some((reason) => /instance metadata/i.test(reason));
  return isImds
    ? `${NO_CREDENTIALS} The metadata service of EC2 gave none: ${quoted(told)}`
    : NO_CREDENTIALS;
}

function named(sentence: string, profile: string | undefined): string {
  const name = awsText(profile ?? "");
  return name === null ? sentence : sentence.replace(/\b(?:the|The) profile\b/, `$& ${name}`);
}

function quoted(told: readonly string[]): string {
  return sentenceText(told.at(0) ?? "") ?? "the AWS SDK gives no reason.";
}
