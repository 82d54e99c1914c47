import type { SessionsPage, SourceReport } from "@/lib/sessions/list/sessions-page";
import { isAsked, type KnownAccount } from "@/lib/sessions/query/known-account";
import { loadSessionSearchParams } from "@/lib/sessions/query/search-params";
import { matchesFilters } from "@/lib/sessions/query/session-match";
import { compareSessions, LISTED_STATES, type Session } from "@/lib/sessions/session/session";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { NOW, SESSIONS } from "./known-sessions";

/** Answers a request for one session. */
export type OneSession = (url: URL) => Response | Promise<Response>;

/**
 * A server in the place of `fetch`, whose clock stands at `NOW`. `failing` is the id of an account that refuses to
 * answer. `only`, if given, are the sessions in every list. `oneSession` answers for one session.
 */
export function fakeFetch(
  accounts: readonly KnownAccount[],
  failing: string | null,
  only?: readonly Session[],
  oneSession: OneSession | null = null,
): typeof fetch {
  return async (input) => {
    const url = new URL(String(input), location.origin);
    if (oneSession && url.pathname.startsWith("/api/sessions/")) return await oneSession(url);
    if (url.pathname !== "/api/sessions") throw new TypeError(`No answer for ${url.pathname}`);
    const headers = { Date: new Date(NOW).toUTCString() };
    return Response.json(pageOf(url.searchParams, accounts, failing, only), { headers });
  };
}

function pageOf(
  query: URLSearchParams,
  accounts: readonly KnownAccount[],
  failing: string | null,
  only: readonly Session[] | undefined,
): SessionsPage {
  const search = loadSessionSearchParams(query);
  const state = LISTED_STATES.find((each) => each === query.get("state")) ?? "active";
  const window = timeWindow(search, Date.parse(NOW));
  const sessions = (only ?? SESSIONS[state])
    .filter((session) => session.account !== failing)
    .filter((session) => matchesFilters(session, search, window))
    .toSorted(compareSessions);
  const sources = accounts
    .flatMap(({ id, regions }) => regions.map((region) => ({ account: id, region })))
    .filter((source) => isAsked(search, source))
    .map((source) => reportOf(source, source.account === failing));
  const coverage = { scanned: sessions.length, searchedBackTo: null, complete: true };
  return { sessions, cursor: null, coverage, sources };
}

function reportOf(source: { account: string; region: string }, isFailing: boolean): SourceReport {
  const report = { ...source, stale: false, complete: true };
  if (!isFailing) return { ...report, status: "ok", asOf: NOW };
  const error = { code: "aws-access-denied", message: "AWS denied access." };
  return { ...report, status: "error", asOf: null, error };
}
