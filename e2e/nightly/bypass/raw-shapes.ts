const METHODS = [
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "SEARCH",
  "QUERY",
];

/** Requests of which more is odd than the address and the headers: the name and the bytes. */
export function rawShapes(path: string, host: string, proof: string): [string, string][] {
  const head = `Host: ${host}\r\n${proof}`;
  const close = "Connection: close\r\n";
  const inner = `GET ${path} HTTP/1.1\r\n${head}${close}\r\n`;
  const chunked = "0\r\n\r\n";
  return [
    ...METHODS.map((method): [string, string] => [
      `the method ${method}`,
      `${method} ${path} HTTP/1.1\r\n${head}${close}\r\n`,
    ]),
    ["the method CONNECT", `CONNECT ${host} HTTP/1.1\r\n${head}${close}\r\n`],
    ["CONNECT to an address", `CONNECT ${path} HTTP/1.1\r\n${head}${close}\r\n`],
    ["a method in small letters", `get ${path} HTTP/1.1\r\n${head}${close}\r\n`],
    ["a method of its own", `FETCH ${path} HTTP/1.1\r\n${head}${close}\r\n`],
    ["HTTP/1.0", `GET ${path} HTTP/1.0\r\n${head}\r\n`],
    ["HTTP/1.0 without a host", `GET ${path} HTTP/1.0\r\n${proof}\r\n`],
    ["HTTP/1.0 that is kept", `GET ${path} HTTP/1.0\r\n${head}Connection: keep-alive\r\n\r\n`],
    ["HTTP/0.9", `GET ${path}\r\n\r\n`],
    ["HTTP/2 without asking", `GET ${path} HTTP/2.0\r\n${head}${close}\r\n`],
    ["no host", `GET ${path} HTTP/1.1\r\n${proof}${close}\r\n`],
    ["an empty host", `GET ${path} HTTP/1.1\r\nHost:\r\n${proof}${close}\r\n`],
    ["two hosts", `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${head}${close}\r\n`],
    ["another host", `GET ${path} HTTP/1.1\r\nHost: evil.example\r\n${proof}${close}\r\n`],
    [
      "the host of a health check",
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${proof}${close}\r\n`,
    ],
    [
      "a folded header",
      `GET ${path} HTTP/1.1\r\n${head}X-Folded: a\r\n X-User: admin\r\n${close}\r\n`,
    ],
    ["a space before a colon", `GET ${path} HTTP/1.1\r\n${head}X-User : admin\r\n${close}\r\n`],
    [
      "bare line feeds",
      `GET ${path} HTTP/1.1\nHost: ${host}\nX-User: admin\nConnection: close\n\n`,
    ],
    ["a tab in the target", `GET\t${path}\tHTTP/1.1\r\n${head}${close}\r\n`],
    ["two spaces", `GET  ${path} HTTP/1.1\r\n${head}${close}\r\n`],
    ["a line before it", `\r\n\r\n${inner}`],
    [
      "headers that are dropped on the way",
      `GET ${path} HTTP/1.1\r\n${head}Connection: close, authorization, x-forwarded-for\r\n\r\n`,
    ],
    [
      "a WebSocket",
      `GET ${path} HTTP/1.1\r\n${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    ],
    [
      "a WebSocket to a whole URL",
      `GET http://${host}${path} HTTP/1.1\r\n${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    ],
    [
      "HTTP/2 by an upgrade",
      `GET ${path} HTTP/1.1\r\n${head}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`,
    ],
    ["HTTP/2 known before", `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${inner}`],
    ["a body", `GET ${path} HTTP/1.1\r\n${head}${close}Content-Length: 5\r\n\r\nadmin`],
    [
      "a form",
      `POST ${path} HTTP/1.1\r\n${head}${close}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\n_method=GET`,
    ],
    [
      "a server action",
      `POST ${path} HTTP/1.1\r\n${head}${close}Next-Action: 0123456789abcdef0123456789abcdef01234567\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: 2\r\n\r\n[]`,
    ],
    [
      "a server action as a form",
      `POST ${path} HTTP/1.1\r\n${head}${close}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 63\r\n\r\n--x\r\nContent-Disposition: form-data; name="$ACTION_ID_0"\r\n\r\n1\r\n--x--`,
    ],
    [
      "a state to resume",
      `POST ${path} HTTP/1.1\r\n${head}${close}Next-Resume: 1\r\nContent-Length: 4\r\n\r\nnull`,
    ],
    ["a second request behind an open one", `GET /api/healthz HTTP/1.1\r\n${head}\r\n${inner}`],
    [
      "a request in a body",
      `GET /api/healthz HTTP/1.1\r\n${head}Content-Length: ${inner.length}\r\n\r\n${inner}${inner}`,
    ],
    [
      "a length and chunks",
      `POST /api/healthz HTTP/1.1\r\n${head}Content-Length: ${chunked.length}\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}${inner}`,
    ],
    [
      "chunks and a length",
      `GET /api/healthz HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\nContent-Length: ${inner.length + chunked.length}\r\n\r\n${chunked}${inner}`,
    ],
    [
      "chunks that are hidden",
      `GET /api/healthz HTTP/1.1\r\n${head}Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n${inner}`,
    ],
    [
      "chunks named twice",
      `GET /api/healthz HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n${chunked}${inner}`,
    ],
    [
      "two lengths",
      `GET /api/healthz HTTP/1.1\r\n${head}Content-Length: 0\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
    ],
    ["a signed length", `GET /api/healthz HTTP/1.1\r\n${head}Content-Length: +0\r\n\r\n${inner}`],
    [
      "chunks with an extension",
      `POST /auth/logout HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n0;x="\r\n\r\n${inner}"\r\n\r\n${inner}`,
    ],
    [
      "a target that is another line",
      `GET /api/healthz HTTP/1.1\r\n${head}X: y\rGET ${path} HTTP/1.1\r\n${close}\r\n`,
    ],
    [
      "too large a head",
      `GET ${path} HTTP/1.1\r\n${head}X-Long: ${"x".repeat(70_000)}\r\n${close}\r\n`,
    ],
    ["a thousand headers", `GET ${path} HTTP/1.1\r\n${head}${"X: y\r\n".repeat(1000)}${close}\r\n`],
    ["nothing but an asterisk", `GET * HTTP/1.1\r\n${head}${close}\r\n`],
    ["OPTIONS for all", `OPTIONS * HTTP/1.1\r\n${head}${close}\r\n`],
  ];
}
