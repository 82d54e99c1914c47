import "server-only";
import { type ForwardProxies, readForwardProxies } from "@/lib/server/config/forward-proxies";
import { environment } from "@/lib/server/env";

/**
 * The forward proxies that the environment names; null: none. They are read anew each time, which costs little beside
 * what follows. Unusable values count as none here: they are issues of the configuration, so nothing is ever sent.
 */
export function currentProxies(): ForwardProxies | null {
  const reading = readForwardProxies(environment);
  if ("issues" in reading) return null;
  const { proxies } = reading;
  return proxies.https === null && proxies.http === null ? null : proxies;
}
