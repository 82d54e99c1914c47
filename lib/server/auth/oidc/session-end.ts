import "server-only";
import { LRUCache } from "lru-cache";
import { endedCookieName, readCookies } from "./cookie";

/** How a session ends before its time: who signed out opens nothing with it, one that another replaced is not renewed. */
type End = "signed-out" | "replaced";

/** More than end within the hours that one lasts; of yet more the oldest are forgotten. */
const MAX_ENDS = 10_000;

declare global {
  /** Routes are bundled apart: the one that signs out has to be heard by all. */
  var sessionscopeEnds: LRUCache<string, End> | undefined;
}

/** Remembers on this server that a session has ended. */
export function endSession(sid: string, end: End): void {
  if (ends().get(sid) !== "signed-out") ends().set(sid, end);
}

/** Whether somebody has signed out of a session: at this server, or in the browser that sends these headers. */
export function isSignedOut(url: string, headers: Headers, sid: string): boolean {
  return ends().get(sid) === "signed-out" || readCookies(headers).get(endedCookieName(url)) === sid;
}

/** Whether a browser may still be told to keep a session: an answer may take longer than the session lasts. */
export function isCached(sid: string): boolean {
  return !ends().has(sid);
}

function ends(): LRUCache<string, End> {
  globalThis.sessionscopeEnds ??= new LRUCache({ max: MAX_ENDS });
  return globalThis.sessionscopeEnds;
}
