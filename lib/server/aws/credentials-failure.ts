import "server-only";
import type { ProblemCode } from "@/lib/problem";
import { accessDenied } from "./access-denied";
import { reasonText, sentenceText } from "./aws-text";
import type { CredentialsError } from "./credentials-error";
import { errorCode, type Meaning, meaningOf } from "./error-name";
import { CredentialsDeadlineError } from "./held-credentials";
import { isOfNetwork, networkError } from "./network-error";
import { providerFailure } from "./provider-failure";
import { readThrown, type ThrownError } from "./thrown-error";

type Failure = { code: ProblemCode; detail: string };

const refused = (detail: string): Failure => ({ code: "aws-credentials", detail });

const TOOK_TOO_LONG = refused(
  "Getting credentials took too long: they did not arrive within five seconds, so AWS was not asked for sessions. Check what gives them: the credential_process of the profile, the agent of the container (AWS_CONTAINER_CREDENTIALS_FULL_URI), the metadata service of EC2, or AWS STS.",
);

/** The SDK's words if a service answers with success and without credentials. */
const EMPTY_ANSWER = /^Invalid response from STS\b|^SSO returns an invalid temporary credential/;
const NO_CREDENTIALS_GIVEN: Failure = {
  code: "aws-unavailable",
  detail:
    "The service that answered as AWS STS or SSO gave no credentials. Check the proxy, AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL_SSO.",
};

/** The errors of STS about the token of a web identity, by their codes without endings. */
const WEB_IDENTITY = new Map<string, string>([
  [
    "InvalidIdentityToken",
    "AWS STS does not accept the web identity token (AWS_WEB_IDENTITY_TOKEN_FILE). Check that the account of the role has an IAM OIDC provider for the issuer of the token, with its current thumbprint and audience, that the issuer answers on the internet, and that the file holds a whole token.",
  ],
  [
    "IDPRejectedClaim",
    "The OIDC provider or AWS STS rejected the claims of the web identity token (AWS_WEB_IDENTITY_TOKEN_FILE): it has expired, or its audience is not one of the IAM OIDC provider. Check that the token is renewed, and its aud.",
  ],
  [
    "IDPCommunication",
    "AWS STS could not reach the OIDC provider that issued the web identity token. Check that its issuer URL answers on the internet, and try again.",
  ],
  [
    "ExpiredToken",
    "The web identity token has expired. Check that the file of AWS_WEB_IDENTITY_TOKEN_FILE is renewed, and that the clock of the server is right.",
  ],
]);

const SESSION_POLICY =
  "AWS STS refused the session policies or tags of the role’s session. Remove them from the profile, or reduce the session tags that are passed on, such as those of EKS Pod Identity.";

const MEANINGS: Record<Meaning, Failure> = {
  expired: refused(
    "The AWS credentials with which Sessionscope asks for others have expired. Renew them (for example with aws sso login); restart Sessionscope if they come from environment variables.",
  ),
  signature: refused(
    "AWS refused the signature of the request for credentials. Check AWS_SECRET_ACCESS_KEY, or the secret key of the profile, and that the clock of the server is right: AWS accepts five minutes of difference.",
  ),
  "unknown-key": refused(
    "AWS does not know the access key or session token with which Sessionscope asks for other credentials. Check AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and that they belong to the partition of the role.",
  ),
  unsigned: refused(
    "The request for credentials reached AWS without a signature. Check the credentials, and that no proxy drops the Authorization header.",
  ),
  denied: { code: "aws-access-denied", detail: "" },
  "not-enabled": {
    code: "aws-access-denied",
    detail:
      "AWS STS is not enabled in this region for the account. Enable the region, or its STS endpoint, in the account’s settings.",
  },
  throttled: {
    code: "aws-throttled",
    detail: "AWS is limiting how often credentials are requested. Wait a moment and try again.",
  },
  broken: {
    code: "aws-unavailable",
    detail:
      "AWS STS reports a failure on its side, so there are no credentials. Try again in a moment.",
  },
};

/** Explains why there are no credentials, and blames nothing that was not used for them. */
export function credentialsFailure(error: CredentialsError): Failure {
  const thrown = readThrown(error.cause);
  if (error.cause instanceof CredentialsDeadlineError) return TOOK_TOO_LONG;
  if (EMPTY_ANSWER.test(thrown.message)) return NO_CREDENTIALS_GIVEN;
  const file = fileFailure(thrown);
  if (file !== null) return refused(file);
  if (/ProviderError$/.test(thrown.name)) return refused(providerFailure(error));
  const network = networkError(thrown, "credentials");
  if (network !== null) return { code: "aws-unavailable", detail: network };
  if (/^(?:TimeoutError|AbortError)$/.test(thrown.name)) return TOOK_TOO_LONG;
  return serviceFailure(thrown, error.context.operation ?? null) ?? otherFailure(error, thrown);
}

function serviceFailure(thrown: ThrownError, operation: string | null): Failure | null {
  const { name, message } = thrown;
  const code = errorCode(name);
  const isOfToken = code !== "ExpiredToken" || isOfWebIdentity(message, operation);
  const webIdentity = isOfToken ? WEB_IDENTITY.get(code) : undefined;
  if (webIdentity !== undefined) return refused(webIdentity);
  if (/^(?:MalformedPolicyDocument|PackedPolicyTooLarge)$/.test(code))
    return refused(SESSION_POLICY);
  const meaning = meaningOf(name) ?? (thrown.$fault === "server" ? "broken" : null);
  if (meaning === "denied") {
    return {
      code: "aws-access-denied",
      detail: accessDenied(message, `sts:${operation ?? "AssumeRole"}`),
    };
  }
  if (meaning !== null) return MEANINGS[meaning];
  if (thrown.$fault === "") return null;
  const text = sentenceText(message) ?? "it gave no reason.";
  return refused(
    `AWS refused to give credentials (${reasonText(name)}): ${text} Check the role and the profile.`,
  );
}

/** Whether a token was asked with, and no key. Requests with a web identity are the only ones of STS without a signature. */
function isOfWebIdentity(message: string, operation: string | null): boolean {
  return operation === null
    ? /web identity|identity token|JWT/i.test(message)
    : operation === "AssumeRoleWithWebIdentity";
}

function otherFailure(error: CredentialsError, thrown: ThrownError): Failure {
  if (thrown.$response) {
    const type = reasonText(thrown.$response.headers["content-type"] ?? "")?.slice(0, 60);
    return {
      code: "aws-unavailable",
      detail: `Something between Sessionscope and AWS STS, such as a proxy, answered with ${type ?? "something else"} instead of credentials. Check the proxy and AWS_ENDPOINT_URL_STS.`,
    };
  }
  if (error.context.agent !== undefined) return refused(providerFailure(error));
  const text = sentenceText(thrown.message) ?? "the AWS SDK gives no reason.";
  return refused(
    `The AWS SDK could not get credentials: ${text} Check the AWS_ variables and the profile.`,
  );
}

/** Explains a file of a token that cannot be read. The SDK ignores other files that it cannot read. */
function fileFailure(thrown: ThrownError): string | null {
  const { code, path } = thrown;
  if (isOfNetwork(thrown) || !/^(?:ENOENT|EACCES|EPERM|EISDIR|ENOTDIR|ELOOP)$/.test(code))
    return null;
  const file = path === "" ? "The file of a token" : `The file of a token, ${reasonText(path)},`;
  return `${file} cannot be read (${code}). Check AWS_WEB_IDENTITY_TOKEN_FILE and AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, or web_identity_token_file of the profile, and that the user that runs Sessionscope may read the file.`;
}
