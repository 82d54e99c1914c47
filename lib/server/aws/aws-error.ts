import "server-only";
import type { ProblemCode } from "@/lib/problem";
import { forwardProxyErrorOf } from "@/lib/server/outbound/forward-proxy-error";
import { accessDenied } from "./access-denied";
import { awsText } from "./aws-text";
import { networkError } from "./network-error";
import { readThrown, retryAfter, type ThrownError } from "./thrown-error";

/** Why a call to AWS failed, and what to do about it. `internal` means that the cause is unknown. */
export type AwsFailure = {
  code: ProblemCode;
  detail: string;
  requestId?: string;
  retryAfterSeconds?: number;
};

type Kind = { code: ProblemCode; detail: string | ((thrown: ThrownError) => string) };

const none: Kind = {
  code: "aws-credentials",
  detail:
    "The AWS SDK found no usable credentials. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run Sessionscope with an IAM role, or correct the account’s profile in SESSIONSCOPE_ACCOUNTS; after aws sso login, try again.",
};
const expired: Kind = {
  code: "aws-credentials",
  detail:
    "The AWS credentials have expired. Renew them (for example with aws sso login); restart Sessionscope if they come from environment variables or were written into a credentials file.",
};
const refused: Kind = {
  code: "aws-credentials",
  detail:
    "AWS does not know the access key or session token. Check AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and that they belong to this AWS partition.",
};
const signature: Kind = {
  code: "aws-credentials",
  detail:
    "AWS refused the signature of the request. Check AWS_SECRET_ACCESS_KEY, and that the clock of the server is right: AWS accepts five minutes of difference.",
};
const unsigned: Kind = {
  code: "aws-credentials",
  detail:
    "The request reached AWS without a signature. Check the credentials, and that no proxy drops the Authorization header.",
};
const denied: Kind = { code: "aws-access-denied", detail: ({ message }) => accessDenied(message) };
const throttled: Kind = {
  code: "aws-throttled",
  detail:
    "AWS is limiting the rate of calls in this account and region. Wait a moment and try again.",
};
const timeout: Kind = {
  code: "aws-timeout",
  detail: "AWS did not answer in time. Try again; a narrower filter needs fewer calls.",
};
const invalid: Kind = {
  code: "aws-invalid-request",
  detail: ({ name, message }) =>
    `AWS refused the request (${awsText(name)}): ${awsText(message) ?? "it gave no reason."} Try fewer or different filters.`,
};
const unreadable: Kind = {
  code: "aws-unavailable",
  detail: (thrown) =>
    `Something between Sessionscope and AWS, such as a proxy, answered with ${answerOf(thrown)} instead of AWS's JSON. Check the proxy and AWS_ENDPOINT_URL_SSM.`,
};
const broken: Kind = {
  code: "aws-unavailable",
  detail: "AWS reports a failure on its side. Try again in a moment.",
};

/**
 * The kind of each error name. HTTP statuses are not used: SSM answers most errors with 400, and other AWS
 * services use other statuses for the same names. Sources: the SSM API reference and AWS's common errors.
 */
const KINDS = new Map<string, Kind>([
  ["CredentialsProviderError", none],
  ["TokenProviderError", none],
  ["ExpiredTokenException", expired],
  ["ExpiredToken", expired],
  ["RequestExpired", signature],
  ["UnrecognizedClientException", refused],
  ["InvalidClientTokenId", refused],
  ["InvalidSignatureException", signature],
  ["SignatureDoesNotMatch", signature],
  ["IncompleteSignature", signature],
  ["IncompleteSignatureException", signature],
  ["MissingAuthenticationToken", unsigned],
  ["MissingAuthenticationTokenException", unsigned],
  ["AccessDeniedException", denied],
  ["AccessDenied", denied],
  [
    "RegionDisabledException",
    {
      code: "aws-access-denied",
      detail:
        "AWS STS is not enabled in this region for the account. Enable it in the account’s settings.",
    },
  ],
  ["ValidationError", invalid],
  ["ThrottlingException", throttled],
  ["Throttling", throttled],
  ["TooManyRequestsException", throttled],
  ["TooManyRequests", throttled],
  ["RequestLimitExceeded", throttled],
  ["TimeoutError", timeout],
  // The deadline has passed. A closed browser connection aborts as well, but then there is no reader.
  ["AbortError", timeout],
  [
    "InvalidNextToken",
    {
      code: "cursor-expired",
      detail:
        "AWS no longer accepts the position where this listing stopped. Start again from the top.",
    },
  ],
  ["ValidationException", invalid],
  ["InvalidFilterKey", invalid],
  ["InvalidFilterValue", invalid],
  ["SerializationException", invalid],
  ["UnknownOperationException", invalid],
  ["SyntaxError", unreadable],
  ["UnreadableReplyError", unreadable],
  [
    "RepeatedTokenError",
    {
      code: "aws-unavailable",
      detail:
        "AWS repeated its NextToken, so the listing cannot go on: older sessions may be missing. Start again from the top.",
    },
  ],
  [
    "CrowdedMomentError",
    {
      code: "aws-unavailable",
      detail:
        "Too many sessions started at the same moment for a list of so many sources, so it cannot go on here: older sessions are missing. Choose this account and region alone.",
    },
  ],
  ["InternalServerError", broken],
  ["ServiceUnavailable", broken],
]);

/** Seconds to wait after throttling if AWS does not say how long. */
const DEFAULT_RETRY_AFTER = 5;

/** Describes a failed call to AWS. `now` is in epoch milliseconds and is needed if Retry-After is a date. */
export function toAwsFailure(error: unknown, now: number): AwsFailure {
  const proxy = forwardProxyErrorOf(error);
  if (proxy !== null) return { code: "aws-unavailable", detail: proxy.message };
  const thrown = readThrown(error);
  const { requestId } = thrown.$metadata;
  const kind = kindOf(thrown);
  const wait =
    kind === throttled ? (retryAfter(thrown, now) ?? DEFAULT_RETRY_AFTER) : retryAfter(thrown, now);
  return {
    code: kind.code,
    detail: typeof kind.detail === "string" ? kind.detail : kind.detail(thrown),
    ...(requestId !== undefined && { requestId }),
    ...(wait !== null && { retryAfterSeconds: wait }),
  };
}

function kindOf(thrown: ThrownError): Kind {
  // This comes before the name, because the SDK also names a reset connection TimeoutError.
  const network = networkError(thrown);
  if (network !== null) return { code: "aws-unavailable", detail: network };
  const known = KINDS.get(thrown.name);
  if (known) return known;
  if (thrown.message.includes("Could not load credentials")) return none;
  // The SDK attaches the response to its own errors only if it could not read the response.
  if (thrown.$response && thrown.$fault === "") return unreadable;
  const status = thrown.$response?.statusCode ?? 0;
  // AWS never redirects a caller.
  if (status >= 300 && status < 400) return unreadable;
  if (thrown.$fault === "server") return broken;
  return { code: "internal", detail: "Something in Sessionscope went wrong." };
}

function answerOf({ $response }: ThrownError): string {
  const type = awsText($response?.headers["content-type"] ?? "")?.slice(0, 60) ?? "something else";
  return $response?.statusCode ? `${type} (HTTP ${$response.statusCode})` : type;
}
