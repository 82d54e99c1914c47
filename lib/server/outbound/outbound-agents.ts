import "server-only";
import * as http from "node:http";
import * as https from "node:https";
import type { Duplex } from "node:stream";
import { type ForwardProxies, forwardProxyFor } from "@/lib/server/config/forward-proxies";
import { type ForwardProxy, portOf } from "@/lib/server/config/forward-proxy";
import { connectToProxy, openTunnel, targetOf } from "./proxy-connection";

type Connected = (error: Error | null, stream?: Duplex) => void;

/** The agent of requests to `https://`: its connections are tunnels through the proxy, except to excepted hosts. */
export class TunnelAgent extends https.Agent {
  readonly #proxies: ForwardProxies;

  constructor(proxies: ForwardProxies, options: https.AgentOptions) {
    super(options);
    this.#proxies = proxies;
  }

  override createConnection(options: https.RequestOptions, connected: Connected) {
    const { proxy, target } = wayOf("https:", options, this.#proxies);
    if (proxy === null) return super.createConnection(options, connected);
    openTunnel(proxy, target).then(
      // The agent encrypts the tunnel as it would encrypt its own connection, with its cache of TLS sessions.
      (socket) => {
        const secure = super.createConnection({ ...options, ...{ socket } }, connected);
        if (secure) connected(null, secure);
      },
      (error: Error) => connected(error),
    );
    return undefined;
  }
}

/**
 * The agent of requests to `http://`: it connects to the proxy instead, except for excepted hosts. The requests need the
 * path and headers of `forwarded`.
 */
export class ForwardAgent extends http.Agent {
  readonly #proxies: ForwardProxies;

  constructor(proxies: ForwardProxies, options: http.AgentOptions) {
    super(options);
    this.#proxies = proxies;
  }

  override createConnection(options: http.ClientRequestArgs, connected: Connected) {
    const { proxy, target } = wayOf("http:", options, this.#proxies);
    if (proxy === null) return super.createConnection(options, connected);
    connectToProxy(proxy, target).then(
      (socket) => connected(null, socket),
      (error: Error) => connected(error),
    );
    return undefined;
  }
}

function wayOf(
  protocol: string,
  { host, port }: Pick<http.ClientRequestArgs, "host" | "port">,
  proxies: ForwardProxies,
) {
  const hostname = host ?? "localhost";
  const asked = portOf(protocol, port);
  const proxy = forwardProxyFor({ protocol, hostname, port: String(asked) }, proxies);
  return { proxy, target: targetOf(hostname, asked) };
}

/**
 * The path and the additional headers that make a proxy forward a request to `http://` (RFC 9112, 3.2.2). `host` has the
 * port, unless it is 80.
 */
export function forwarded(
  { authorization }: ForwardProxy,
  host: string,
  path: string,
): { path: string; headers: Record<string, string> } {
  return {
    path: `http://${host}${path}`,
    headers: authorization === null ? {} : { "proxy-authorization": authorization },
  };
}
