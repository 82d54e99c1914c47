import tls from "node:tls";
import { vi } from "vitest";

/** A self-signed certificate for `*.internal.test` and its key. Only tests use them, and nothing trusts them. */
export const TEST_CERTIFICATE = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdSEs7BQGOztWRbkW
AvCu+5Ch/KtT9zBv9rw1z7bT5C2hRANCAAQOcyRHjUU4uapz8I4YBpjhfGtXwU7o
mGTY1Y8cvjiXhhFLmUC3wM543Yzf5eRh22a3TDcVaE3QHeCpNhQpEIRg
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBvDCCAWKgAwIBAgIUTwd1ZA5NqTXr86eMRCSnoM9VebcwCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSU2Vzc2lvbnNjb3BlIHRlc3RzMCAXDTI2MTEzMDE3NDIwMVoY
DzIxMjYxMTA2MTc0MjAxWjAdMRswGQYDVQQDDBJTZXNzaW9uc2NvcGUgdGVzdHMw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQOcyRHjUU4uapz8I4YBpjhfGtXwU7o
mGTY1Y8cvjiXhhFLmUC3wM543Yzf5eRh22a3TDcVaE3QHeCpNhQpEIRgo34wfDAd
BgNVHQ4EFgQUuMzUIPJauIMrshYPpNkRMSG6cnIwHwYDVR0jBBgwFoAUuMzUIPJa
uIMrshYPpNkRMSG6cnIwDwYDVR0TAQH/BAUwAwEB/zApBgNVHREEIjAggg8qLmlu
dGVybmFsLnRlc3SCDWludGVybmFsLnRlc3QwCgYIKoZIzj0EAwIDSAAwRQIhAJAi
MeJcH/g1sebjorLNCbANlFOnFq+0hqheGtkKb8mPAiAB4qQ6nnFcXRMDw8VIZaOs
L8w7kXVLcnzFB7dPf6Bx0w==
-----END CERTIFICATE-----`,
};

/** Another one, of a forward proxy on this machine: for `localhost` and 127.0.0.1, and for no server behind it. */
export const PROXY_CERTIFICATE = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgq1i2D+xwx5uJVwxy
+/0cjTMKYCEOu9CI6fguwojH5ByhRANCAASVbaCdFMq4a9yyKo/R5kCdf47kAGeg
3DTyzLF5W5O7aP4bzVgaXNPKEdqH9OKLei1O9C18ro/Xqzukncp07iHM
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBuzCCAWGgAwIBAgIUa/hE/SDp2lXXUqZxvegEpZMQCIMwCgYIKoZIzj0EAwIw
JDEiMCAGA1UEAwwZU2Vzc2lvbnNjb3BlIHRlc3RzLCBwcm94eTAgFw0yNjExMzAy
MDMwNDdaGA8yMTI2MTEwNjIwMzA0N1owJDEiMCAGA1UEAwwZU2Vzc2lvbnNjb3Bl
IHRlc3RzLCBwcm94eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJVtoJ0Uyrhr
3LIqj9HmQJ1/juQAZ6DcNPLMsXlbk7to/hvNWBpc08oR2of04ot6LU70LXyuj9er
O6SdynTuIcyjbzBtMB0GA1UdDgQWBBSwfTvmPZR1vuqRoSiJAR3mX38k3zAfBgNV
HSMEGDAWgBSwfTvmPZR1vuqRoSiJAR3mX38k3zAPBgNVHRMBAf8EBTADAQH/MBoG
A1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAKBggqhkjOPQQDAgNIADBFAiBKPUVO
eAL8FFUNkcVxuTj3NFT8f8kxABI4EazAa2WZkgIhAOPMyAa/af3sz56FX8lQWPvQ
wU8tE7FIApbTYmv2tcb6
-----END CERTIFICATE-----`,
};

/** For tests: makes clients trust these certificates, and check the others, until mocks are restored. */
export function trustOnly(...certificates: readonly { cert: string }[]): void {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "1");
  const { createSecureContext } = tls;
  const ca = certificates.map(({ cert }) => cert);
  vi.spyOn(tls, "createSecureContext").mockImplementation((options) =>
    createSecureContext({ ...options, ca }),
  );
}
