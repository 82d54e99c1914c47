import "server-only";
import { isOfCertificate, isOfProtocol } from "@/lib/server/outbound/connection-codes";
import { readThrown, type ThrownError } from "./thrown-error";

/** Node's codes of failed connections. ETIMEDOUT is missing because it is a timeout. */
const CONNECTION = [
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EPIPE",
];

/** The purpose of a request: the sessions of Systems Manager, or credentials, which STS and others give. */
type Purpose = "sessions" | "credentials";

const PURPOSES: Record<Purpose, { why: string; variable: string }> = {
  sessions: { why: "", variable: "AWS_ENDPOINT_URL_SSM" },
  credentials: { why: " to get credentials", variable: "AWS_ENDPOINT_URL_STS" },
};

/** Describes the network error that stopped a request, and names only the host. Null for any other error. */
export function networkError(
  { code, hostname, address }: ThrownError,
  purpose: Purpose = "sessions",
): string | null {
  const host = hostname || address;
  const endpoint = /^[\w.:-]{1,255}$/.test(host) ? `the endpoint ${host}` : "the AWS endpoint";
  const { why, variable } = PURPOSES[purpose];
  if (CONNECTION.includes(code)) {
    return `Sessionscope could not reach ${endpoint}${why} (${code}). Check the network, the region and ${variable}; if only a proxy leads there, name it in HTTPS_PROXY, and check NO_PROXY.`;
  }
  if (isOfCertificate(code)) {
    return `The certificate of ${endpoint} is not trusted. If a proxy replaces certificates, give its authority in NODE_EXTRA_CA_CERTS, because AWS_CA_BUNDLE is not read.`;
  }
  if (isOfProtocol(code)) {
    return `Sessionscope did not get the expected protocol from ${endpoint}. Check http or https in ${variable}.`;
  }
  return null;
}

/** Whether an established connection was lost, so that a new one may succeed. */
export function isConnectionLost(error: unknown): boolean {
  return ["ECONNRESET", "EPIPE"].includes(readThrown(error).code);
}
