import "server-only";
import type { ProblemCode } from "@/lib/problem";
import { accessDenied } from "./access-denied";
import { awsText, sentenceText } from "./aws-text";
import type { Meaning } from "./error-name";
import { NO_CREDENTIALS } from "./provider-failure";
import type { ThrownError } from "./thrown-error";

/** The code of a failure and what it says. */
export type Kind = { code: ProblemCode; detail: string | ((thrown: ThrownError) => string) };

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
  detail: (thrown) => `${refusalOf(thrown)} Try fewer or different filters.`,
};
/** AWS does not document the error for DescribeSessions, so no cause is known. */
export const unexpected: Kind = {
  code: "aws-unavailable",
  detail: (thrown) =>
    `${refusalOf(thrown)} Sessionscope does not know this error: look it up in the documentation of AWS.`,
};
/** The answer is not from AWS. */
export const unreadable: Kind = {
  code: "aws-unavailable",
  detail: (thrown) =>
    `Something between Sessionscope and AWS, such as a proxy, answered with ${answerOf(thrown)} instead of AWS's JSON. Check the proxy and AWS_ENDPOINT_URL_SSM.`,
};
/** AWS failed. */
export const broken: Kind = {
  code: "aws-unavailable",
  detail: "AWS reports a failure on its side. Try again in a moment.",
};

/** The kinds of AWS's common errors. */
export const MEANINGS: Record<Meaning, Kind> = {
  expired: {
    code: "aws-credentials",
    detail:
      "The AWS credentials have expired. Renew them (for example with aws sso login); restart Sessionscope if they come from environment variables. A file of credentials is read again.",
  },
  "unknown-key": {
    code: "aws-credentials",
    detail:
      "AWS does not know the access key or session token in this region. Check AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, that they belong to this AWS partition, and that the region is enabled for the account.",
  },
  signature: {
    code: "aws-credentials",
    detail:
      "AWS refused the signature of the request. Check AWS_SECRET_ACCESS_KEY, and that the clock of the server is right: AWS accepts five minutes of difference.",
  },
  unsigned: {
    code: "aws-credentials",
    detail:
      "The request reached AWS without a signature. Check the credentials, and that no proxy drops the Authorization header.",
  },
  denied: { code: "aws-access-denied", detail: ({ message }) => accessDenied(message) },
  "not-enabled": {
    code: "aws-access-denied",
    detail:
      "The account is not enabled for Systems Manager in this region. Enable the region in the account’s settings, or leave it out of SESSIONSCOPE_ACCOUNTS.",
  },
  throttled,
  broken,
};

/**
 * The kinds of the errors that only DescribeSessions, the SDK or Sessionscope have, by their codes (`errorCode`). HTTP
 * statuses are not used: SSM answers most errors with 400, and other AWS services use other statuses for the same names.
 * Source: the SSM API reference.
 */
export const KINDS = new Map<string, Kind>([
  [
    "InvalidNextToken",
    {
      code: "cursor-expired",
      detail:
        "AWS no longer accepts the position where this listing stopped. Start again from the top.",
    },
  ],
  ["Validation", invalid],
  ["InvalidFilterKey", invalid],
  ["InvalidFilterValue", invalid],
  ["Serialization", invalid],
  ["UnknownOperation", invalid],
  ["Timeout", timeout],
  // The deadline has passed. A closed browser connection aborts as well, but then there is no reader.
  ["Abort", timeout],
  ["Syntax", unreadable],
  ["UnreadableReply", unreadable],
  [
    "RepeatedToken",
    {
      code: "aws-unavailable",
      detail:
        "AWS repeated its NextToken, so the listing cannot go on: older sessions may be missing. Start again from the top.",
    },
  ],
  [
    "CrowdedMoment",
    {
      code: "aws-unavailable",
      detail:
        "Too many sessions started at the same moment for a list of so many sources, so it cannot go on here: older sessions are missing. Choose this account and region alone.",
    },
  ],
]);

/** No provider gave credentials. */
export const NONE: Kind = { code: "aws-credentials", detail: NO_CREDENTIALS };
/** A fault of Sessionscope. */
export const BUG: Kind = { code: "internal", detail: "Something in Sessionscope went wrong." };

/** The key is good: AWS knows it in another region of the account. */
export const REGION_REFUSED: Kind = {
  code: "aws-credentials",
  detail:
    "AWS does not accept the credentials in this region, although it accepts them in another region of the account. The region may not be enabled for the account: enable it, or leave it out of SESSIONSCOPE_ACCOUNTS. Or the session token is of the global endpoint of STS (sts.amazonaws.com), and is not valid in regions that have to be enabled: get it from a regional endpoint.",
};

function refusalOf({ name, message }: ThrownError): string {
  return `AWS refused the request (${awsText(name)}): ${sentenceText(message) ?? "it gave no reason."}`;
}

function answerOf({ $response }: ThrownError): string {
  const type = awsText($response?.headers["content-type"] ?? "")?.slice(0, 60) ?? "something else";
  return $response?.statusCode ? `${type} (HTTP ${$response.statusCode})` : type;
}
