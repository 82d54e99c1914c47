import "server-only";
import { config } from "./config";
import { makeProblem, ProblemError } from "./problem-error";

/** Hosts by which a browser on this machine reaches a server on loopback. */
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** What a browser says of a request that no other site has caused. Other clients say nothing. */
const OWN_SITE = new Set([null, "same-origin", "none"]);

/**
 * Whether a request was sent to a name that is not this machine's own. A server that is open has names that it
 * does not know, so none is foreign to it.
 */
export function isForeignHost(host: string | null, isOpen = config().isOpen): boolean {
  return !(isOpen || LOOPBACK_HOST.test(host ?? ""));
}

/**
 * Refuses what a foreign page makes a browser on this machine ask: under a name of its own that leads to
 * loopback (DNS rebinding), or across sites. Without sign-in, that page would read every session.
 * Throws the problem `forbidden`.
 */
export function refuseForeign(headers: Headers, isOpen = config().isOpen): void {
  if (isForeignHost(headers.get("host"), isOpen)) {
    throw new ProblemError(
      makeProblem(
        "forbidden",
        "Without sign-in, Sessionscope answers only under localhost, 127.0.0.1 or [::1]. Open it there.",
      ),
    );
  }
  if (!OWN_SITE.has(headers.get("sec-fetch-site"))) {
    throw new ProblemError(
      makeProblem("forbidden", "Another site asked for this. Open Sessionscope itself."),
    );
  }
}
