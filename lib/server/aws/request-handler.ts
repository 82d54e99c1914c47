import "server-only";
import type { NodeHttpHandlerOptions } from "@smithy/node-http-handler";
import { currentProxies } from "@/lib/server/outbound/current-proxies";
import { ProxyHandler } from "./proxy-handler";

/** A request handler of a client, or its options. */
export type RequestHandler = NodeHttpHandlerOptions | ProxyHandler;

/** How long a call to AWS may take, in milliseconds. */
const LIMITS = {
  connectionTimeout: 3000,
  requestTimeout: 5000,
  // Without this the SDK only logs the timeout and continues to wait.
  throwOnRequestTimeout: true,
};

/**
 * Makes the request handler of one client, with the forward proxies of the environment. Each client has its own
 * connection pool, so a region that hangs does not use up the connections of the others.
 */
export function requestHandler(): RequestHandler {
  const proxies = currentProxies();
  return proxies === null ? LIMITS : new ProxyHandler(proxies, LIMITS);
}
