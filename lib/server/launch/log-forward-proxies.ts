import "server-only";
import type { ForwardProxies } from "@/lib/server/config/forward-proxies";
import type { ForwardProxy } from "@/lib/server/config/forward-proxy";
import { log } from "@/lib/server/log/log";

/** Logs once through which proxies requests leave, and by which variables, without credentials. Nothing without any. */
export function logForwardProxies(proxies: ForwardProxies | null): void {
  if (proxies === null) return;
  const { https, http, exceptions } = proxies;
  log.info(
    { https: wayOf(https), http: wayOf(http), exceptions },
    "requests leave through a forward proxy",
  );
}

function wayOf(proxy: ForwardProxy | null) {
  if (proxy === null) return "direct";
  const { origin, variable, authorization } = proxy;
  return { proxy: origin, variable, hasCredentials: authorization !== null };
}
