import "server-only";
import { compareSessions, type Session } from "@/lib/sessions/session";
import { matchesFilters } from "@/lib/sessions/session-match";
import type { SessionsPage, SourceReport } from "@/lib/sessions/sessions-page";
import { timeWindow } from "@/lib/sessions/time-window";
import type { ListPages } from "./aws/describe-sessions";
import { type Cursor, readCursor, writeCursor } from "./cursor";
import { type ListingFailure, toListingFailure } from "./listing-failure";
import { takeShare } from "./page-share";
import { plan } from "./plan";
import { makeProblem, ProblemError } from "./problem-error";
import type { SessionsRequest } from "./sessions-request";

/**
 * What one answer may cost. A rare filter reads page after page without a match, so the answer ends early
 * and says how far it got: soon enough to show progress, and with few calls, because AWS throttles at a
 * few a second in an account and region.
 */
const MAX_CALLS = 10;
const MAX_SEARCH_MS = 6000;

/** AWS's largest page: when the re-check may drop most rows, reading many at once saves calls. */
const LARGEST_PAGE = 200;

/** The one (account, region) that is read, and how. */
export type SessionSource = { account: string; region: string; listPages: ListPages };

/** Moments and signals from outside. `clock` gives epoch milliseconds. */
export type Limits = {
  clock: () => number;
  /** Aborted when the browser leaves: nobody wants the answer any more. */
  signal: AbortSignal;
  /** Aborted when the answer is due, whatever AWS does. */
  deadline: AbortSignal;
};

/**
 * Reads one page of sessions: follows AWS's NextToken until `limit` rows match or the budget is spent.
 * Rows are newest first within the answer, each once. If AWS fails after some pages, what they held is
 * answered with the failure and a cursor to go on at, even without a row: a search that started over after
 * each failure might never end. If the first call fails, throws its problem. Throws the
 * signal's reason when the browser leaves.
 */
export async function readSessions(
  request: SessionsRequest,
  source: SessionSource,
  { clock, signal, deadline }: Limits,
): Promise<SessionsPage> {
  const { filters, limit } = request;
  const begin = clock();
  const { now, size, window, asked, ...start } = startOf(request, begin);
  const seen = new Set(start.seen);
  const rows: Session[] = [];
  let place: Cursor["place"] | null = start.place;
  let calls = 0;
  let scanned = 0;
  let searchedBackTo: string | null = null;
  let asOf: string | null = null;
  let failure: ListingFailure | null = null;

  try {
    const pages = source.listPages({
      state: asked.state,
      filters: asked.filters,
      pageSize: size,
      startingToken: place.token,
      signal: AbortSignal.any([signal, deadline]),
    });
    for await (const page of pages) {
      calls += 1;
      asOf = new Date(clock()).toISOString();
      const share = takeShare(
        page.sessions,
        limit - rows.length,
        (session) => matchesFilters(session, filters, window),
        seen,
      );
      rows.push(...share.taken.map(({ session }) => session));
      for (const { fingerprint } of share.taken) seen.add(fingerprint);
      scanned += Math.max(0, share.used - place.used);
      searchedBackTo = older(searchedBackTo, share.oldest);
      if (!share.isWhole) {
        place = { token: place.token, used: share.used };
        break;
      }
      place = page.nextToken === null ? null : { token: page.nextToken, used: 0 };
      if (place === null || rows.length === limit) break;
      if (calls >= MAX_CALLS || clock() - begin >= MAX_SEARCH_MS) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    failure = toListingFailure(error, clock());
    if (failure.isFinal) place = null;
    else if (calls === 0) {
      const { code, detail, requestId, retryAfterSeconds } = failure;
      throw new ProblemError(makeProblem(code, detail, { requestId, retryAfterSeconds }));
    }
  }

  const cursor = place && { now, size, place, seen: [...seen] };
  return {
    sessions: rows.sort(compareSessions),
    cursor: cursor && writeCursor(cursor, request),
    coverage: { scanned, searchedBackTo, complete: place === null && failure === null },
    sources: [report(source, asOf, failure)],
  };
}

/** Where the answer begins, and what AWS is asked: at the top, or as the cursor says. */
function startOf(request: SessionsRequest, clock: number) {
  const { state, filters, limit } = request;
  const cursor = request.cursor === null ? null : readCursor(request.cursor, request, clock);
  const now = cursor?.now ?? clock;
  const window = timeWindow(filters, now);
  const asked = plan(state, filters, window);
  const size = asked.isExact ? limit : LARGEST_PAGE;
  const top = { now, size, place: { token: null, used: 0 }, seen: [] };
  return { ...(cursor ?? top), window, asked };
}

function older(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function report(
  { account, region }: SessionSource,
  asOf: string | null,
  failure: ListingFailure | null,
): SourceReport {
  const known = { account, region, asOf, stale: false };
  if (failure === null) return { ...known, status: "ok" };
  const { code, detail, requestId, retryAfterSeconds } = failure;
  return {
    ...known,
    status: "error",
    error: { code, message: detail, requestId, retryAfterSeconds },
  };
}
