import "server-only";
import {
  certificateIssue,
  isOfCertificate,
  isOfProtocol,
  localIssue,
} from "@/lib/server/outbound/connection-codes";
import { readThrown, type ThrownError } from "./thrown-error";

/** Calls of the operating system that only connections make, and those that files make as well. */
const OF_CONNECTIONS = /^(?:connect|getaddrinfo|getnameinfo|query\w*|bind|socket|shutdown)$/;
const OF_STREAMS = /^(?:read|write|writev|send|recv)/;
/** Codes that Node gives without a call of the operating system, such as for "socket hang up". */
const OF_SOCKETS = /^(?:ECONN|EHOST|ENET|EAI_|EADDR|ENOTFOUND$|EPIPE$|ERR_SOCKET_|ERR_STREAM_PREM)/;
/** The SDK's own timeout (`@smithy/node-http-handler`), which has no code. */
const NOT_CONNECTED = /did not establish a connection/;

/** The purpose of a request: the sessions of Systems Manager, or credentials, which STS and others give. */
type Purpose = "sessions" | "credentials";

const PURPOSES: Record<Purpose, { why: string; variable: string }> = {
  sessions: { why: "", variable: "AWS_ENDPOINT_URL_SSM" },
  credentials: { why: " to get credentials", variable: "AWS_ENDPOINT_URL_STS" },
};

/**
 * Describes the network error that stopped a request, and names only the host. Null for any other error, also if a
 * connection was made and no answer came.
 */
export function networkError(thrown: ThrownError, purpose: Purpose = "sessions"): string | null {
  const { code, hostname, address } = thrown;
  const host = hostname || address;
  const endpoint = /^[\w.:-]{1,255}$/.test(host) ? `the endpoint ${host}` : "the AWS endpoint";
  const { why, variable } = PURPOSES[purpose];
  if (isUnconnected(thrown)) {
    return `Sessionscope could not connect to ${endpoint}${why} within 3 s. Check firewalls, NAT, the VPC endpoints (ssm and sts) and ${variable}; if only a proxy leads there, name it in HTTPS_PROXY, and check NO_PROXY.`;
  }
  if (isOfCertificate(code)) {
    return certificateIssue(code, {
      owner: endpoint,
      address: variable,
      authority:
        "If a proxy replaces certificates, give its authority in NODE_EXTRA_CA_CERTS, because AWS_CA_BUNDLE is not read.",
    });
  }
  if (isOfProtocol(code)) {
    return `Sessionscope did not get the expected protocol from ${endpoint} (${code}). Check http or https in ${variable}.`;
  }
  if (!isOfNetwork(thrown)) return null;
  const local = localIssue(code, `${endpoint}${why}`);
  if (local !== null) return local;
  return `Sessionscope could not reach ${endpoint}${why} (${code}). Check the network, the region and ${variable}; if only a proxy leads there, name it in HTTPS_PROXY, and check NO_PROXY.`;
}

/** Whether a connection failed, and not the reading of a file. */
export function isOfNetwork({ code, syscall, message }: ThrownError): boolean {
  if (!/^E[A-Z\d_]{2,60}$/.test(code)) return false;
  if (OF_CONNECTIONS.test(syscall)) return true;
  // Node writes "read ECONNRESET" about a connection, and "EISDIR: illegal operation on a directory, read" about a file.
  if (OF_STREAMS.test(syscall)) return message.startsWith(syscall);
  return syscall === "" && OF_SOCKETS.test(code);
}

function isUnconnected({ name, code, syscall, message }: ThrownError): boolean {
  if (code === "ETIMEDOUT" && syscall === "connect") return true;
  return (
    code === "ERR_TLS_HANDSHAKE_TIMEOUT" || (name === "TimeoutError" && NOT_CONNECTED.test(message))
  );
}

/** Whether an established connection was lost, so that a new one may succeed. */
export function isConnectionLost(error: unknown): boolean {
  return ["ECONNRESET", "EPIPE"].includes(readThrown(error).code);
}
