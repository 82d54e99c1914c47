import "server-only";
import { config } from "@/lib/server/config/config";
import { isLoopbackUrl } from "@/lib/server/config/public-url";
import { ProblemError } from "@/lib/server/problem";

/** The host names by which a browser on this machine reaches a server on loopback. */
const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** Addresses of this machine, as proxies and Next.js write them. Next.js adds one to every request without a proxy. */
const LOOPBACK_ADDRESS = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/;

/** The values of Sec-Fetch-Site for requests that no other site has caused. Other clients send none. */
const OWN_SITE = new Set([null, "same-origin", "none"]);

/**
 * Whether the host name of a request is not one of this machine: a page whose name has been made to resolve to loopback
 * has sent it (DNS rebinding). A tunnel may end at another port, which `SESSIONSCOPE_URL` then names. An address beyond
 * this machine, which may be the audience of portals' tokens, is never one of its names.
 */
export function isForeignHost(host: string | null): boolean {
  const { host: bound, port, auth } = config();
  const names = [...LOOPBACK_NAMES, bound.includes(":") ? `[${bound}]` : bound];
  const own = names.map((name) => (port === 80 ? name : `${name}:${port}`));
  if (auth.url !== null && isLoopbackUrl(auth.url)) own.push(new URL(auth.url).host);
  return !own.includes((host ?? "").toLowerCase());
}

/** Refuses requests under a foreign host name: without sign-in, the owner of that name could read every session. */
export function refuseForeignHost(headers: Headers): void {
  if (!isForeignHost(headers.get("host"))) return;
  throw new ProblemError(
    "forbidden",
    "Without sign-in, Sessionscope answers only under localhost, 127.0.0.1 or [::1], with its own port. Open it there; if a tunnel has another port, set SESSIONSCOPE_URL to that address.",
  );
}

/**
 * Refuses requests that a proxy on this machine forwards from elsewhere: without sign-in, everybody who reaches the
 * proxy could read every session. Tunnels (`ssh -L`, `kubectl port-forward`) add no headers.
 */
export function refusePassedOn(headers: Headers): void {
  const addresses = ["x-forwarded-for", "x-real-ip"].flatMap(
    (name) => headers.get(name)?.split(",") ?? [],
  );
  const isFromHere = addresses.every((address) => LOOPBACK_ADDRESS.test(address.trim()));
  if (isFromHere && !headers.has("forwarded") && !headers.has("via")) return;
  throw new ProblemError(
    "forbidden",
    "Without sign-in, Sessionscope answers no requests that a proxy forwards. Open it on the machine that it runs on, or through a tunnel; to put a proxy in front, set SESSIONSCOPE_AUTH to oidc or jwt.",
  );
}

/** Refuses requests that a page of another site has caused. Throws the problem `forbidden`. */
export function refuseForeignSite(headers: Headers): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  // Browsers send the origin `null` for our own forms, because our pages send no referrer.
  const isOwnForm = origin === "null" && site === "same-origin";
  const isOwn = origin === null || isOwnForm || originsOf(headers).includes(origin);
  if (isOwn && OWN_SITE.has(site)) return;
  throw new ProblemError(
    "forbidden",
    "Another site has sent this request. Open Sessionscope itself.",
  );
}

/** The origins of this server, as far as a request can tell. */
function originsOf(headers: Headers): string[] {
  const host = headers.get("host") ?? "";
  const { url } = config().auth;
  return [`http://${host}`, `https://${host}`, ...(url === null ? [] : [url])];
}
