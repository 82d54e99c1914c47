import "server-only";
import { config } from "@/lib/server/config/config";
import { isLoopbackUrl } from "@/lib/server/config/public-url";
import { makeProblem, ProblemError } from "@/lib/server/problem";

/** Hosts by which a browser on this machine reaches a server on loopback. */
const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** This machine, as proxies and Next write it, which says so of every request that no proxy has passed on. */
const LOOPBACK_ADDRESS = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/;

/** What a browser says of a request that no other site has caused. Other clients say nothing. */
const OWN_SITE = new Set([null, "same-origin", "none"]);

/**
 * Whether a request was sent to a name that is not this machine's own: by a page whose name has been made to lead to
 * loopback (DNS rebinding). A tunnel may end at another port, which `SESSIONSCOPE_URL` then says; an address beyond this
 * machine, for which portals' tokens may be, is never one of its names.
 */
export function isForeignHost(host: string | null): boolean {
  const { host: bound, port, auth } = config();
  const names = [...LOOPBACK_NAMES, bound.includes(":") ? `[${bound}]` : bound];
  const own = names.map((name) => (port === 80 ? name : `${name}:${port}`));
  if (auth.url !== null && isLoopbackUrl(auth.url)) own.push(new URL(auth.url).host);
  return !own.includes((host ?? "").toLowerCase());
}

/** Refuses what was sent to a foreign name: without sign-in, whoever owns it would read every session. */
export function refuseForeignHost(headers: Headers): void {
  if (!isForeignHost(headers.get("host"))) return;
  throw new ProblemError(
    makeProblem(
      "forbidden",
      "Without sign-in, Sessionscope answers only under localhost, 127.0.0.1 or [::1], with its own port. Open it there; where a tunnel has another port, set SESSIONSCOPE_URL to that address.",
    ),
  );
}

/**
 * Refuses what a proxy on this machine has passed on from elsewhere: without sign-in, whoever reaches the proxy would
 * read every session. Tunnels (`ssh -L`, `kubectl port-forward`) add no headers.
 */
export function refusePassedOn(headers: Headers): void {
  const addresses = ["x-forwarded-for", "x-real-ip"].flatMap(
    (name) => headers.get(name)?.split(",") ?? [],
  );
  const isFromHere = addresses.every((address) => LOOPBACK_ADDRESS.test(address.trim()));
  if (isFromHere && !headers.has("forwarded") && !headers.has("via")) return;
  throw new ProblemError(
    makeProblem(
      "forbidden",
      "Without sign-in, Sessionscope answers nobody whom a proxy has passed on to it. Open it on the machine that it runs on, or through a tunnel; to put a proxy in front, set SESSIONSCOPE_AUTH to oidc or jwt.",
    ),
  );
}

/** Refuses what a page of another site makes a browser ask. Throws the problem `forbidden`. */
export function refuseForeignSite(headers: Headers): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  // Browsers leave the origin out of our own forms, since our pages let no referrer out.
  const isOwnForm = origin === "null" && site === "same-origin";
  const isOwn = origin === null || isOwnForm || originsOf(headers).includes(origin);
  if (isOwn && OWN_SITE.has(site)) return;
  throw new ProblemError(
    makeProblem("forbidden", "Another site asked for this. Open Sessionscope itself."),
  );
}

/** The origins that are this server's own, as far as a request can tell. */
function originsOf(headers: Headers): string[] {
  const host = headers.get("host") ?? "";
  const { url } = config().auth;
  return [`http://${host}`, `https://${host}`, ...(url === null ? [] : [url])];
}
