import type { RequestListener } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { drain } from "@/lib/server/launch/drain";
import { freePort } from "@/lib/testing/fakes/free-port";
import { type HttpServer, makeHttpServer } from "./http-server";

const HOST = "127.0.0.1";
const POLICY = { origins: [], isHttps: true };

let server: HttpServer | undefined;
afterEach(async () => {
  if (server) await drain(server, { waitMs: 0, limitMs: 60_000 });
});

/** Sends bytes to a server and returns the bytes that come back until it closes. */
async function send(
  bytes: string,
  handle: RequestListener = (_request, response) => response.end("handled"),
) {
  const port = await freePort();
  server = makeHttpServer(handle, POLICY);
  await server.listen({ host: HOST, port });
  const socket = connect(port, HOST);
  // Left half open, like the socket of a client that waits for its answer.
  socket.write(bytes);
  return await text(socket);
}

const get = (target: string, ...headers: string[]) =>
  [`GET ${target} HTTP/1.1`, "Host: h", "Connection: close", ...headers, "", ""].join("\r\n");

const headOf = (answer: string) => {
  const [head = ""] = answer.split("\r\n\r\n", 1);
  const [status = "", ...lines] = head.split("\r\n");
  return {
    status: Number(status.split(" ")[1]),
    headers: new Headers(
      lines.map((line): [string, string] => {
        const [name = "", ...value] = line.split(": ");
        return [name, value.join(": ")];
      }),
    ),
  };
};

/** The headers that every answer has. */
function expectGuarded(headers: Headers) {
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
}

describe("the gate", () => {
  it("has the last word on the headers of an answer", async () => {
    const { headers } = headOf(
      await send(get("/active"), (_request, response) => {
        response.setHeader("Cache-Control", "s-maxage=31536000");
        response.writeHead(200, "Fine", {
          "cache-control": "public",
          "Content-Security-Policy": "script-src *",
          "X-Kept": ["1", "2"],
        });
        response.end();
      }),
    );
    expectGuarded(headers);
    expect(headers.get("content-security-policy")).not.toContain("*");
    expect(headers.get("x-kept")).toBe("1, 2");
  });

  it("also has the last word when headers come as a list", async () => {
    const { headers } = headOf(
      await send(get("/active"), (_request, response) => {
        response.writeHead(200, [
          "Cache-Control",
          "public",
          "Set-Cookie",
          "a=1",
          "Set-Cookie",
          "b=2",
        ]);
        response.end();
      }),
    );
    expectGuarded(headers);
    expect(headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("makes a new nonce for each page, whatever the client sends", async () => {
    const echo: RequestListener = ({ headers }, response) => {
      response.end(`${headers["x-nonce"]} ${headers["content-security-policy"]}`);
    };
    const hostile = ["X-Nonce: evil", "Content-Security-Policy: script-src 'nonce-evil'"];
    const answer = await send(get("/active", ...hostile), echo);
    const [nonce = "", ...policy] = (answer.split("\r\n\r\n")[1] ?? "").split(" ");
    expect(nonce).toMatch(/^[\w+/-]{24}$/);
    expect(policy.join(" ")).toBe(headOf(answer).headers.get("content-security-policy"));
    expect(policy.join(" ")).toContain(`'nonce-${nonce}'`);
    expect(await send(get("/active"), echo)).not.toContain(nonce);
  });

  it("hides from Next the headers that no client of ours sends", async () => {
    const echo: RequestListener = ({ headers }, response) => {
      response.end(Object.keys(headers).join(" "));
    };
    const hostile = ["X-Middleware-Subrequest: 1", "X-Forwarded-Host: evil.example", "A_b: 1"];
    const names = (await send(get("/active", "Accept: */*", ...hostile), echo)).toLowerCase();
    expect(names).toContain("accept");
    expect(names).not.toMatch(/x-middleware-subrequest|x-forwarded-host|a_b/);
  });

  it.each([
    ["//active", 400],
    ["/%2e/active", 400],
    ["http://h/active", 400],
    ["/_next/image?url=%2Ficon.svg&w=16&q=75", 404],
    ["/_next/data/x/active.json", 404],
    ["/_next/static/", 404],
    ["/sessions/alice-0123.rsc", 404],
    ["/_global-error", 404],
    ["/_not-found", 404],
    ["/500", 404],
  ])("answers %s itself, with %d", async (target, status) => {
    const answer = await send(get(target));
    const { status: given, headers } = headOf(answer);
    expect(given).toBe(status);
    expectGuarded(headers);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    expect(answer).not.toContain("handled");
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])("refuses %s", async (method) => {
    const { status, headers } = headOf(await send(get("/active").replace("GET", method)));
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expectGuarded(headers);
  });

  it("accepts the only POST route", async () => {
    const bytes = get("/auth/logout", "Content-Length: 0").replace("GET", "POST");
    expect(await send(bytes)).toContain("handled");
  });

  it.each([
    ["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["two hosts", get("/", "Host: i"), 400],
    ["a WebSocket", get("/", "Upgrade: websocket").replace("close", "upgrade"), 400],
    ["no HTTP", "hello\r\n\r\n", 400],
    ["two lengths", get("/", "Content-Length: 1", "Transfer-Encoding: chunked"), 400],
    ["a head without end", get("/", `X-Long: ${"x".repeat(70_000)}`), 431],
    ["an address without end", get(`/active?owner=${"x".repeat(17_000)}`), 414],
    ["a tunnel", "CONNECT aws.example:443 HTTP/1.1\r\nHost: aws.example:443\r\n\r\n", 405],
  ])("refuses %s", async (_name, bytes, status) => {
    const answer = await send(bytes);
    const { status: given, headers } = headOf(answer);
    expect(given).toBe(status);
    expectGuarded(headers);
    expect(answer).not.toContain("handled");
  });

  it.each([
    [
      "a session and sign-ins under way",
      [`Cookie: __Host-sessionscope=${"c".repeat(3500)}; __Host-sign-in=${"c".repeat(4096)}`],
    ],
    ["a portal's token", [`Authorization: Bearer ${"t".repeat(8192)}`]],
    [
      "what a load balancer adds",
      [`X-Amzn-Oidc-Data: ${"d".repeat(4000)}`, `X-Amzn-Oidc-Accesstoken: ${"d".repeat(4000)}`],
    ],
  ])("hands on the longest cursor and filters with %s", async (_name, headers) => {
    const query = `state=history&limit=200&owner=${"o".repeat(4090)}&cursor=${"a".repeat(12_288)}`;
    expect(await send(get(`/api/sessions?${query}`, ...headers))).toContain("handled");
  });

  it("answers HTTP/1.0 without a host, as load balancers ask after its health", async () => {
    expect(await send("GET /api/healthz HTTP/1.0\r\n\r\n")).toContain("handled");
  });

  it("answers a client that asks for HTTP/2, and then closes the connection, which it can no longer read", async () => {
    const bytes = get("/active", "Upgrade: h2c").replace("close", "Upgrade, HTTP2-Settings");
    const answer = await send(bytes);
    expect(headOf(answer).headers.get("connection")).toBe("close");
    expect(answer).toContain("handled");
  });

  it("answers whatever expectation a client sends first", async () => {
    const { status, headers } = headOf(await send(get("/active", "Expect: 200-ok")));
    expect(status).toBe(200);
    expectGuarded(headers);
  });
});
