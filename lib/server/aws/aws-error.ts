import "server-only";
import type { ProblemCode } from "@/lib/problem";
import { forwardProxyErrorOf } from "@/lib/server/outbound/forward-proxy-error";
import { reasonText, sentenceText } from "./aws-text";
import { CredentialsError } from "./credentials-error";
import { credentialsFailure } from "./credentials-failure";
import {
  BUG,
  broken,
  KINDS,
  type Kind,
  MEANINGS,
  NONE,
  REGION_REFUSED,
  unexpected,
  unreadable,
} from "./error-kinds";
import { errorCode, meaningOf } from "./error-name";
import { networkError } from "./network-error";
import { toldReasons } from "./provider-failure";
import { RegionRefusedError } from "./region-refused-error";
import { SdkError } from "./sdk-error";
import { readThrown, retryAfter, type ThrownError } from "./thrown-error";

/** Why a call to AWS failed, and what to do about it. `internal` is left for faults of Sessionscope itself. */
export type AwsFailure = {
  code: ProblemCode;
  detail: string;
  requestId?: string;
  retryAfterSeconds?: number;
  /** The words of AWS or its SDK without keys and tokens: only for the log, because they may name accounts and roles. */
  reason?: string;
};

/** The AWS SDK tries a handful of providers. */
const MOST_REASONS = 8;
/** Seconds to wait after throttling if AWS does not say how long. */
const DEFAULT_RETRY_AFTER = 5;

/** Describes a failed call to AWS. `now` is in epoch milliseconds and is needed if Retry-After is a date. */
export function toAwsFailure(error: unknown, now: number): AwsFailure {
  const proxy = forwardProxyErrorOf(error);
  if (proxy !== null) return { code: "aws-unavailable", detail: proxy.message };
  const isOfCredentials = error instanceof CredentialsError;
  const thrown = readThrown(isOfCredentials || isWrapped(error) ? error.cause : error);
  const { requestId } = thrown.$metadata;
  const { code, detail } = isOfCredentials ? credentialsFailure(error) : callFailure(error, thrown);
  const wait = retryAfter(thrown, now) ?? (code === "aws-throttled" ? DEFAULT_RETRY_AFTER : null);
  const reason = reasonOf(thrown, isOfCredentials ? toldReasons(error.reasons) : [thrown.message]);
  return {
    code,
    detail,
    ...(requestId !== undefined && { requestId }),
    ...(wait !== null && { retryAfterSeconds: wait }),
    // A fault of our own is logged without its message.
    ...(code !== "internal" && reason !== null && { reason }),
  };
}

function callFailure(error: unknown, thrown: ThrownError): { code: ProblemCode; detail: string } {
  const { code, detail } = kindBy(error, thrown);
  return { code, detail: typeof detail === "string" ? detail : detail(thrown) };
}

function isWrapped(error: unknown): error is SdkError | RegionRefusedError {
  return error instanceof SdkError || error instanceof RegionRefusedError;
}

function kindBy(error: unknown, thrown: ThrownError): Kind {
  if (error instanceof RegionRefusedError) return REGION_REFUSED;
  return error instanceof SdkError ? sdkKind(thrown) : kindOf(thrown);
}

function kindOf(thrown: ThrownError): Kind {
  // This comes before the name, because the SDK also names a reset connection TimeoutError.
  const network = networkError(thrown);
  if (network !== null) return { code: "aws-unavailable", detail: network };
  const known = KINDS.get(errorCode(thrown.name));
  if (known) return known;
  // Only the SDK's own names may lack a fault.
  if (/^(?:Credentials|Token)?ProviderError$/.test(thrown.name)) return NONE;
  const meaning = meaningOf(thrown.name);
  if (meaning !== null) return MEANINGS[meaning];
  // The SDK attaches the response to its own errors only if it could not read the response.
  if (thrown.$response && thrown.$fault === "") return unreadable;
  const status = thrown.$response?.statusCode ?? 0;
  // AWS never redirects a caller.
  if (status >= 300 && status < 400) return unreadable;
  if (thrown.$fault === "server") return broken;
  return thrown.$fault === "client" ? unexpected : BUG;
}

/** The kind of an error with which the SDK refused to make a request. */
function sdkKind(thrown: ThrownError): Kind {
  const kind = kindOf(thrown);
  if (kind !== BUG) return kind;
  return {
    code: "aws-invalid-request",
    detail: `The AWS SDK could not make the request: ${sentenceText(thrown.message) ?? "it gives no reason."} Check AWS_REGION, AWS_ENDPOINT_URL_SSM and the other AWS_ variables, and the settings of the profile.`,
  };
}

function reasonOf({ name }: ThrownError, texts: readonly string[]): string | null {
  const told = [name, ...texts].flatMap((text) => reasonText(text) ?? []);
  return told.length === 0 ? null : told.slice(0, MOST_REASONS).join(" | ");
}
