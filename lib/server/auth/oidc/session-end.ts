import "server-only";
import { LRUCache } from "lru-cache";
import { endedCookieName, readCookies } from "./cookie";

/** How a session ends early. A session that was signed out opens nothing; one that was replaced is not renewed. */
type End = "signed-out" | "replaced";

/** More than end within the lifetime of a session. Beyond that, the oldest are forgotten. */
const MAX_ENDS = 10_000;

declare global {
  /** Shared by all routes: each is bundled separately. */
  var sessionscopeEnds: LRUCache<string, End> | undefined;
}

/** Remembers on this server that a session has ended. */
export function endSession(sid: string, end: End): void {
  if (ends().get(sid) !== "signed-out") ends().set(sid, end);
}

/** Whether a session was signed out: at this server, or in the browser that sends these headers. */
export function isSignedOut(url: string, headers: Headers, sid: string): boolean {
  return ends().get(sid) === "signed-out" || readCookies(headers).get(endedCookieName(url)) === sid;
}

/** Whether a browser may still renew a session: an answer may take longer than the session lasts. */
export function isRenewable(sid: string): boolean {
  return !ends().has(sid);
}

function ends(): LRUCache<string, End> {
  globalThis.sessionscopeEnds ??= new LRUCache({ max: MAX_ENDS });
  return globalThis.sessionscopeEnds;
}
