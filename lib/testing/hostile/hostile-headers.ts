import "server-only";
import fc from "fast-check";
import { hostileText } from "./hostile-text";

/** Headers that a program between the browser and the page might obey or believe. */
const NAMES = [
  ...["host", "origin", "cookie", "authorization", "accept", "prefer", "connection", "upgrade"],
  ...["sec-fetch-site", "sec-fetch-mode", "x-request-id", "content-length", "transfer-encoding"],
  ...["x-forwarded-host", "x-forwarded-for", "x-forwarded-proto", "forwarded", "x-original-url"],
  ...["x-nonce", "content-security-policy", "x-middleware-subrequest", "next-action", "rsc"],
  ...["next-router-state-tree", "next-url", "x-matched-path", "x-invoke-status", "x-http-method"],
  ...["x_forwarded_host", "x-amzn-oidc-data", "cf-access-jwt-assertion", "traceparent", "expect"],
  ...["__proto__", "constructor", "tostring", "hasownproperty", "if-none-match", "range"],
];

const VALUES = [
  ...["", "null", "127.0.0.1:3000", "localhost:3000", "evil.test", "https://evil.test", "h2c"],
  ...["same-origin", "cross-site", "none", "navigate", "websocket", "close", "keep-alive, Upgrade"],
  ...["Bearer ", "bearer x.y.z", "Bearer eyJhbGciOiJub25lIn0.e30.", "wait=99", "wait=0, wait=5"],
  ...["middleware:middleware:middleware", "*/*", "application/json", "100-continue", "chunked"],
  ...["sessionscope=x", "__Host-sessionscope=eyJhbGciOiJkaXIifQ....", "=; ;;=", "a=b=c; a=d"],
];

/** The characters that the value of a header can contain: Node accepts no others. */
const valueText = hostileText.map((text) =>
  Buffer.from(text)
    .toString("latin1")
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, ""),
);
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z\d!#$%&'*+.^_`|~-]{1,12}$/) },
);
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 2, arbitrary: valueText },
);

/** Any headers that reach a handler, as pairs of name and value; names repeat. */
export const hostileHeaders: fc.Arbitrary<[string, string][]> = fc.array(fc.tuple(name, value), {
  maxLength: 6,
});
