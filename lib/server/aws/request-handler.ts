import "server-only";
import { currentProxies } from "@/lib/server/outbound/current-proxies";
import { AwsHandler } from "./aws-handler";

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
export function requestHandler(): AwsHandler {
  return new AwsHandler(currentProxies(), LIMITS);
}
