import "server-only";

/**
 * Codes of Node and OpenSSL about a certificate. Source: "X509 certificate error codes" and the error codes
 * `ERR_TLS_CERT_…` of Node's documentation. Alerts of the other side (`ERR_SSL_…`) are no judgement of its certificate.
 */
const CERTIFICATE =
  /^(?!ERR_SSL_).*(?:CERT|CRL)|^UNABLE_TO_|^INVALID_(?:CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$|^HOSTNAME_MISMATCH$|^UNSPECIFIED$/;

/** Whether a code of Node or OpenSSL says that a certificate is not accepted. */
export function isOfCertificate(code: string): boolean {
  return CERTIFICATE.test(code);
}

/** Whether a code says that the other side spoke another protocol: TLS on a plain-text port, or no HTTP. */
export function isOfProtocol(code: string): boolean {
  return /^(?:EPROTO$|HPE_|ERR_SSL_|ERR_TLS_(?!CERT|HANDSHAKE_TIMEOUT))/.test(code);
}

/**
 * Says why a certificate is not accepted, and what to do. `owner` is a noun such as `the proxy http://p.test`, `address` says
 * where its address stands, and `authority` is the sentence about an authority that is not known.
 */
export function certificateIssue(
  code: string,
  { owner, address, authority }: { owner: string; address: string; authority: string },
): string {
  if (/ALTNAME|HOSTNAME_MISMATCH/.test(code)) {
    return `The certificate of ${owner} is for another name (${code}). Check ${address}, and that nothing else answers in its place.`;
  }
  if (/EXPIRED|NOT_YET_VALID|NOT_(?:BEFORE|AFTER)/.test(code)) {
    return `The certificate of ${owner} has expired or is not valid yet (${code}). Check the clock of this server; if it is right, the certificate has to be renewed.`;
  }
  return `The certificate of ${owner} is not trusted (${code}). ${authority}`;
}

/**
 * Says why this server made no connection to `target` at all: it has no resources left, or a policy forbids it. Null for
 * any other code.
 */
export function localIssue(code: string, target: string): string | null {
  if (/^(?:EMFILE|ENFILE|ENOBUFS|ENOMEM|EADDRNOTAVAIL)$/.test(code)) {
    return `This server could not open another connection to ${target} (${code}). Raise its limits of open files and ports.`;
  }
  return /^(?:EPERM|EACCES)$/.test(code)
    ? `This server does not let Sessionscope connect to ${target} (${code}). Check its firewall and its security policies.`
    : null;
}
