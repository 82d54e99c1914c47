import "server-only";

/** Whether a code of Node or OpenSSL says that a certificate is not trusted. */
export function isOfCertificate(code: string): boolean {
  return /CERT|UNABLE_TO_|^ERR_TLS_/.test(code);
}

/** Whether a code says that the other side spoke another protocol: TLS on a plain-text port, or no HTTP. */
export function isOfProtocol(code: string): boolean {
  return /^(?:EPROTO|HPE_|ERR_SSL_)/.test(code);
}
