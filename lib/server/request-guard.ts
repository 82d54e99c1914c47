import "server-only";
import { config } from "./config";
import { makeProblem, ProblemError } from "./problem-error";

/** Hosts by which a browser on this machine reaches a server on loopback. */
const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** What a browser says of a request that no other site has caused. Other clients say nothing. */
const OWN_SITE = new Set([null, "same-origin", "none"]);

/**
 * Whether a request was sent to a name that is not this machine's own: by a page whose name has been made to lead to
 * loopback (DNS rebinding). A tunnel may end at another port, which `SESSIONSCOPE_URL` then says.
 */
export function isForeignHost(host: string | null): boolean {
  const { host: bound, port, auth } = config();
  const names = [...LOOPBACK_NAMES, bound.includes(":") ? `[${bound}]` : bound];
  const own = names.map((name) => (port === 80 ? name : `${name}:${port}`));
  if (auth.url !== null) own.push(new URL(auth.url).host);
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
