import "server-only";
import type { ForwardProxy } from "@/lib/server/config/forward-proxy";
import { certificateIssue, isOfCertificate, isOfProtocol, localIssue } from "./connection-codes";

/**
 * A request failed at the forward proxy, before it reached its target. The message is a sentence for people: it names
 * the proxy without its credentials, and says what to do.
 */
export class ForwardProxyError extends Error {
  override name = "ForwardProxyError";
}

/** The proxy's answer to a request that it did not pass on. */
export type ProxyAnswer = {
  status: number;
  /** The header `Proxy-Authenticate`, or an empty text. */
  challenge: string;
};

/** The names of the usual schemes (IANA, HTTP Authentication Scheme Registry). Others are not quoted. */
const SCHEMES = /\b(?:Basic|Bearer|Digest|Kerberos|Negotiate|NTLM)\b/gi;

/** The connection to the proxy failed with one of Node's error codes. */
export function connectionFailed(proxy: ForwardProxy, code: string): ForwardProxyError {
  const { origin, variable } = proxy;
  if (isOfCertificate(code)) {
    return new ForwardProxyError(
      certificateIssue(code, {
        owner: `the proxy ${origin}`,
        address: variable,
        authority: "Give its authority in NODE_EXTRA_CA_CERTS.",
      }),
    );
  }
  if (isOfProtocol(code)) {
    return new ForwardProxyError(
      `The proxy ${origin} did not answer as an ${proxy.isTls ? "https" : "http"} proxy (${code}). Check http or https, and the port, in ${variable}.`,
    );
  }
  const local = localIssue(code, `the proxy ${origin}`);
  if (local !== null) return new ForwardProxyError(local);
  const why = /^[A-Z_\d]{1,60}$/.test(code) ? ` (${code})` : "";
  return new ForwardProxyError(
    `Sessionscope could not reach the proxy ${origin}${why}. Check ${variable}, and that the proxy runs.`,
  );
}

/** The proxy did not open the connection to `target` (host and port) in time. */
export function notAnswered({ origin, variable }: ForwardProxy, target: string) {
  return new ForwardProxyError(
    `The proxy ${origin} opened no connection to ${target} in time. Check ${variable}, and that the proxy runs and can reach ${target}.`,
  );
}

/** The proxy answered itself instead of passing the request to `target` (host and port). */
export function answeredItself(
  proxy: ForwardProxy,
  target: string,
  { status, challenge }: ProxyAnswer,
): ForwardProxyError {
  const { origin, variable } = proxy;
  if (status === 407) return new ForwardProxyError(credentialsIssue(proxy, challenge));
  if (status >= 500) {
    return new ForwardProxyError(
      `The proxy ${origin} could not connect to ${target} (HTTP ${status}). Check that the proxy can reach ${target}; if it is reached without a proxy, add it to NO_PROXY.`,
    );
  }
  if (status === 403) {
    return new ForwardProxyError(
      `The proxy ${origin} refused a connection to ${target} (HTTP 403). Allow ${target} on the proxy; if it is reached without a proxy, add it to NO_PROXY.`,
    );
  }
  return new ForwardProxyError(
    `The proxy ${origin} did not connect to ${target}, but answered itself (HTTP ${status}). Check that ${variable} has the address of a forward proxy, and that it allows ${target}.`,
  );
}

function credentialsIssue({ origin, variable, authorization }: ForwardProxy, challenge: string) {
  const schemes = [...new Set((challenge.match(SCHEMES) ?? []).map((name) => name.toLowerCase()))];
  if (schemes.length > 0 && !schemes.includes("basic")) {
    return `The proxy ${origin} asks for a sign-in by ${schemes.join(" or ")} (HTTP 407). Sessionscope has only a user name and password (Basic) for it; allow this server on the proxy without a sign-in, or by Basic.`;
  }
  return authorization === null
    ? `The proxy ${origin} asks for a user name and password (HTTP 407). Add them to ${variable}: http://user:password@host:port.`
    : `The proxy ${origin} did not accept the user name and password in ${variable} (HTTP 407). Correct them.`;
}

/** The error of the proxy behind a thrown value: itself, or one of its causes. Null if the proxy is not to blame. */
export function forwardProxyErrorOf(thrown: unknown): ForwardProxyError | null {
  let error = thrown;
  for (let depth = 0; depth < 5 && error instanceof Error; depth++) {
    // By name, because bundles have classes of their own.
    if (error.name === "ForwardProxyError") return error;
    error = error.cause;
  }
  return null;
}
