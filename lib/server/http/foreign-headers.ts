import "server-only";
import type { IncomingHttpHeaders } from "node:http";

/**
 * Headers with which Next's parts, or a hosting platform, talk to Next, and headers that override the address, the
 * method or the client. Taken from its sources of 16.4 (server/lib/server-ipc/utils, server/base-server,
 * client/components/app-router-headers) and from its advisories.
 */
const FOREIGN =
  /^(?:content-security-policy.*|x-nonce|x-sent-query|x-middleware-.*|x-next(?:js)?-.*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-prerender-.*|x-rewrite-ur[il]|x-original-(?:host|method|ur[il])|x-forwarded-(?:host|method|path|port|prefix|proto|scheme|server|ur[il])|x-http-method.*|x-method-override)$/;

/** The headers of Next's router in the browser; any other header with its prefix comes from elsewhere. */
const ROUTER = new Set([
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-url",
]);

/**
 * Removes headers that no client of ours sends. Also every name with an underscore: some programs read it as the name
 * with a hyphen, which a proxy in front may have removed on purpose.
 */
export function dropForeignHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) if (isForeign(name)) delete headers[name];
}

function isForeign(name: string): boolean {
  if (name.includes("_")) return true;
  return FOREIGN.test(name) || (name.startsWith("next-") && !ROUTER.has(name));
}
