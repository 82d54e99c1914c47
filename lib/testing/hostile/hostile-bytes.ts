import "server-only";
import fc from "fast-check";
import { hostileHeaders } from "./hostile-headers";
import { hostileQuery } from "./hostile-query";
import { hostileText } from "./hostile-text";

export const METHODS = [
  ...["GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"],
  ...["PRI", "PATCH", "get", "FETCH"],
] as const;

const PATHS = [
  ...["/active", "/history", "/embed/active", "/api/sessions", "/api/healthz", "/auth/logout", "/"],
  ...[
    "/_next/static/x.js",
    "/_next/image",
    "/sessions/a%2Fb",
    "/embed.js",
    "//active",
    "/%2e/active",
  ],
  ...["*", "http://h/active", "/a\\b", "/active#x", "/api/../active", "/.well-known", "/500", ""],
];

/** Any target of a request, with its query. */
export const hostileTarget: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PATHS) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...PATHS), hostileQuery).map((parts) => parts.join("?")),
  },
  { weight: 1, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: hostileText.map((text) => `/${encodeURI(Buffer.from(text).toString())}`),
  },
);

const lineEnd = fc.constantFrom("\r\n", "\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r", "\r\n ", "\0");

/** One request, well-formed or nearly. */
const request = fc
  .record({
    method: fc.constantFrom(...METHODS),
    target: hostileTarget,
    version: fc.constantFrom(
      "HTTP/1.1",
      "HTTP/1.1",
      "HTTP/1.1",
      "HTTP/1.0",
      "HTTP/2.0",
      "HTTP/9",
      "",
    ),
    host: fc.constantFrom("Host: h", "Host: h", "Host: h", "Host:", "Host: h\r\nHost: i", "X: y"),
    headers: hostileHeaders,
    end: lineEnd,
    body: fc.oneof(fc.constantFrom("", "", "0\r\n\r\n", "5\r\nadmin\r\n", "[]"), hostileText),
  })
  .map(({ method, target, version, host, headers, end, body }) =>
    [
      `${method} ${target} ${version}`,
      host,
      ...headers.map(([name, value]) => `${name}: ${value}`),
      "",
      body,
    ].join(end),
  );

/** Any bytes, mostly one or two requests. */
export const hostileBytes: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 6, arbitrary: request.map((text) => Buffer.from(text)) },
  { weight: 2, arbitrary: fc.tuple(request, request).map((all) => Buffer.from(all.join(""))) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(request, fc.nat(), fc.uint8Array({ maxLength: 4 }))
      .map(([text, at, bytes]) => {
        const whole = Buffer.from(text);
        const cut = at % (whole.length + 1);
        return Buffer.concat([whole.subarray(0, cut), bytes, whole.subarray(cut + bytes.length)]);
      }),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: hostileText.map((text) => Buffer.from(text)) },
);
