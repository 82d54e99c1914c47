import "server-only";
import * as http from "node:http";
import * as https from "node:https";
import { Readable } from "node:stream";
import { type ForwardProxies, forwardProxyFor } from "@/lib/server/config/forward-proxies";
import { type ForwardProxy, hostOf, portOf } from "@/lib/server/config/forward-proxy";
import { currentProxies } from "./current-proxies";
import { answeredItself } from "./forward-proxy-error";
import { ForwardAgent, forwarded, TunnelAgent } from "./outbound-agents";
import { targetOf } from "./proxy-connection";

/** Statuses whose answers have no body (Fetch, 2.2.3). */
const BODILESS = [204, 205, 304];

/**
 * `fetch` for servers beyond this network: it leaves through the forward proxy of the environment, if there is one.
 * Redirects are not followed through a proxy: `redirect: "manual"` gives the answer itself, all others reject. It rejects
 * as `fetch` does: with the reason of the signal, or with a `TypeError` whose cause names the proxy if the proxy failed.
 */
export async function outboundFetch(
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const proxies = currentProxies();
  const url = new URL(input instanceof Request ? input.url : input);
  const proxy = proxies && forwardProxyFor(url, proxies);
  if (proxies === null || proxy === null) return await fetch(input, init);
  const request = new Request(input, init);
  const body = Buffer.from(await request.arrayBuffer());
  try {
    const incoming = await send(url, request, body, { proxy, proxies });
    return responseOf(incoming, request.redirect);
  } catch (cause) {
    request.signal.throwIfAborted();
    throw new TypeError("fetch failed", { cause });
  }
}

function send(
  url: URL,
  { method, headers, signal }: Request,
  body: Buffer,
  { proxy, proxies }: { proxy: ForwardProxy; proxies: ForwardProxies },
): Promise<http.IncomingMessage> {
  const { hostname, pathname, search } = url;
  const isTls = url.protocol === "https:";
  const host = hostOf(hostname);
  const port = portOf(url.protocol, url.port);
  const plain = { path: `${pathname}${search}`, headers: {} };
  const { path, headers: added } = isTls ? plain : forwarded(proxy, url.host, plain.path);
  return new Promise((resolve, reject) => {
    const request = (isTls ? https : http).request({
      host,
      port,
      method,
      path,
      signal,
      // A connection for each request: a sign-in makes three of them, and the next may be minutes away.
      agent: isTls ? new TunnelAgent(proxies, {}) : new ForwardAgent(proxies, {}),
      headers: {
        ...Object.fromEntries(headers),
        ...added,
        host: url.host,
        ...(body.length > 0 && { "content-length": body.length }),
      },
    });
    request.on("error", reject);
    request.on("response", (incoming) => {
      const { statusCode: status = 0 } = incoming;
      if (isTls || status !== 407) return resolve(incoming);
      incoming.destroy();
      const challenge = incoming.headers["proxy-authenticate"] ?? "";
      reject(answeredItself(proxy, targetOf(host, port), { status, challenge }));
    });
    request.end(body);
  });
}

function responseOf(incoming: http.IncomingMessage, redirect: RequestRedirect): Response {
  const { statusCode: status = 0, statusMessage: statusText = "" } = incoming;
  const isRedirect = status >= 300 && status < 400 && incoming.headers.location !== undefined;
  if (isRedirect && redirect !== "manual") {
    incoming.destroy();
    throw new Error("unexpected redirect");
  }
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const isEmpty = BODILESS.includes(status);
  if (isEmpty) incoming.resume();
  return new Response(isEmpty ? null : streamOf(incoming), { status, statusText, headers });
}

/** The types of Node's streams and of the browser's differ in details that do not matter here. */
function streamOf(incoming: http.IncomingMessage): ReadableStream {
  return Readable.toWeb(incoming) as ReadableStream;
}
