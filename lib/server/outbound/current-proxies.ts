import "server-only";
import {
  FORWARD_PROXY_VARIABLES,
  type ForwardProxies,
  readForwardProxies,
} from "@/lib/server/config/forward-proxies";
import { environment } from "@/lib/server/env";

const NAMES = Object.keys(FORWARD_PROXY_VARIABLES).flatMap((name) => [name, name.toLowerCase()]);

let known: { values: string; proxies: ForwardProxies | null } | null = null;

/**
 * The forward proxies that the environment names; null: none. They are parsed once for the same variables. Unusable values
 * count as none here: they are issues of the configuration, so nothing is ever sent.
 */
export function currentProxies(): ForwardProxies | null {
  const values = JSON.stringify(NAMES.map((name) => environment[name]));
  if (known?.values !== values) known = { values, proxies: read() };
  return known.proxies;
}

function read(): ForwardProxies | null {
  const reading = readForwardProxies(environment);
  if ("issues" in reading) return null;
  const { proxies } = reading;
  return proxies.https === null && proxies.http === null ? null : proxies;
}
