import "server-only";
import { readThrown, type ThrownError } from "./thrown-error";

/** Node's codes of connections that failed; ETIMEDOUT is a timeout and not among them. */
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
/** Node's and OpenSSL's codes of a certificate that is not trusted. */
const CERTIFICATE = /CERT|UNABLE_TO_|^ERR_TLS_/;
/** TLS spoken to a plain port, or something that is no HTTP at all. */
const PROTOCOL = /^(?:EPROTO|HPE_|ERR_SSL_)/;

/** What kept a request from reaching AWS, with the host only; null if it was not the network. */
export function networkError({ code, hostname, address }: ThrownError): string | null {
  const host = hostname || address;
  const endpoint = /^[\w.:-]{1,255}$/.test(host) ? `the endpoint ${host}` : "the AWS endpoint";
  if (CONNECTION.includes(code)) {
    return `Sessionscope could not reach ${endpoint} (${code}). Check the network, the proxy, AWS_REGION and AWS_ENDPOINT_URL_SSM.`;
  }
  if (CERTIFICATE.test(code)) {
    return `The certificate of ${endpoint} is not trusted. If a proxy replaces certificates, give its authority in NODE_EXTRA_CA_CERTS.`;
  }
  if (PROTOCOL.test(code)) {
    return `What answered at ${endpoint} does not speak the expected protocol. Check http or https in AWS_ENDPOINT_URL_SSM.`;
  }
  return null;
}

/** Whether a connection was lost that had been there: the next one may do. */
export function isConnectionLost(error: unknown): boolean {
  return ["ECONNRESET", "EPIPE"].includes(readThrown(error).code);
}
