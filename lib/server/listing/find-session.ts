import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { joinedAbort, untilAborted } from "@/lib/server/joined-abort";
import { ProblemError } from "@/lib/server/problem";
import { longestOf, type SessionSource, sourceName } from "@/lib/server/source/session-source";
import type { PinnedFilters } from "@/lib/server/viewer";
import type { Session } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import { isBefore } from "./listing";
import { SEARCH_MS } from "./search-budget";
import { searchStart, wayOn } from "./search-cursor";
import {
  endlessSearch,
  failedSearch,
  missingDetail,
  type SearchedSource,
  unfinishedSearch,
} from "./session-missing";
import type { SessionRequest } from "./session-request";
import { type SearchLimits, SessionSearch } from "./session-search";

type Limits = Pick<SearchLimits, "isOpenTo" | "clock"> & {
  /** The pinned filters of the viewer, who must not be able to read the cursor then. */
  pinned?: PinnedFilters | null;
  /** Milliseconds of a monotonic clock, for durations. `clock` is used if it is not given. */
  monotonicNow?: () => number;
  /** Aborted when the browser closes the connection. */
  signal: AbortSignal;
  /** Aborted when the answer is due. Sources that have not answered by then count as not searched. */
  deadline: AbortSignal;
};

/** A session that was found. `isStale`: AWS failed, and the session comes from an old page. */
export type FoundSession = { session: Session; isStale: boolean };

/**
 * Searches all lists of all given sources for one session, all at the same time: first around the start that the
 * link names, then everywhere. The first list that has it ends the search. If two lists answer together, the ended
 * session wins, because a session never reopens. If the budget of calls and time is spent before all lists are read, it
 * throws the problem `aws-timeout` with a `cursor` to go on with and the `coverage` so far. Throws the problem
 * `not-found`, which says where it searched, or the first failure if no source could be searched. Throws the signal's
 * reason when the browser closes the connection.
 */
export async function findSession(
  request: SessionRequest,
  sources: readonly SessionSource[],
  { isOpenTo, clock, pinned = null, monotonicNow = clock, signal, deadline }: Limits,
): Promise<FoundSession> {
  const begin = monotonicNow();
  const { cursor, listings, near } = searchStart(request, sources, clock(), pinned);
  const searches = listings.map(
    (listing, index) => new SessionSearch(listing, cursor.positions[index] ?? "done"),
  );
  const found = joinedAbort([signal, deadline]);
  const limits: SearchLimits = {
    id: request.id,
    isOpenTo,
    clock,
    hasTime: () => monotonicNow() - begin < SEARCH_MS,
    signal: found.signal,
  };
  const isFirst = (request.cursor ?? null) === null;
  const since = cursor.since ?? null;
  const window = searches.slice(0, near);
  const rest = searches.slice(near);
  await searchAll(window, { limits, since, isFirst, onHit: found.release });
  const isInWindow = window.some(({ isPaused }) => isPaused);
  if (!isInWindow && !found.signal.aborted) {
    await searchAll(rest, { limits, since, isFirst, onHit: found.release });
  }
  found.release();
  signal.throwIfAborted();

  const hits = searches.flatMap(({ hit, isStale }) => (hit ? [{ session: hit, isStale }] : []));
  const hit = hits.find(({ session }) => !isOpen(session)) ?? hits[0];
  if (hit) return hit;
  if (searches.some(({ isPaused }) => isPaused)) {
    const next = wayOn(searches, { cursor, listings, near }, pinned);
    throw next === null ? endlessSearch() : unfinishedSearch(searches, next);
  }
  const searched = toSearchedSources(rest);
  throw (
    failedSearch(searched) ??
    new ProblemError("not-found", missingDetail(searched, request.started, clock()))
  );
}

type Way = {
  limits: SearchLimits;
  /** When earlier answers read the newest page of a source's earlier lists, epoch milliseconds; null if they read none. */
  since: number | null;
  /** Whether no answer came before. Only then are both lists of a source searched at the same time. */
  isFirst: boolean;
  onHit: () => void;
};

/** Searches listings until one has the session, all are over, or the budget is spent. */
async function searchAll(searches: readonly SessionSearch[], way: Way): Promise<void> {
  const sources = [...new Set(searches.map(({ listing }) => listing.source))];
  const all = sources.map((source) => {
    const own = searches.filter(({ listing }) => listing.source === source);
    return searchSource(own, way);
  });
  await Promise.race([Promise.all(all), untilAborted(way.limits.signal)]);
  // Answers that have already arrived count as well.
  await new Promise(setImmediate);
}

/**
 * Searches the lists of one source. A session that moves after the later list was read and before the earlier one was
 * read is in neither page, so the later list must not be older than the earlier one. An earlier list that failed in the
 * answer before, and is read now, therefore undoes what was read of the later one.
 */
async function searchSource(
  own: readonly SessionSearch[],
  { limits, since, isFirst, onHit }: Way,
): Promise<void> {
  const look = async (search: SessionSearch, least: number | null) => {
    if (!search.isOver) await search.look(limits, least);
    if (search.hit) onHit();
  };
  if (isFirst) await Promise.all(own.map((search) => look(search, null)));
  for (const search of own) {
    const earlier = own.filter(({ listing }) => isBefore(listing, search.listing));
    const least = Math.max(since ?? 0, ...earlier.map(({ until }) => until));
    if (search.hit !== null || earlier.some(({ hit }) => hit !== null)) continue;
    const isWaiting = earlier.some(({ isPaused }) => isPaused);
    const isEarlierRead = !isFirst && earlier.some(({ pages }) => pages > 0);
    if (isWaiting || isEarlierRead) search.startOver();
    if (isWaiting) continue;
    if (!isFirst) await look(search, least > 0 && earlier.length > 0 ? least : null);
    else if (search.failure === null && search.asOf < least) {
      const { isOver } = search;
      search.startOver();
      if (isOver) await look(search, least);
    }
  }
}

const TOO_SLOW: AwsFailure = {
  code: "aws-timeout",
  detail: "AWS did not answer in time. Try again in a moment.",
};

/** An account and region counts as searched when all its lists have been searched, including those of an archive. */
function toSearchedSources(searches: readonly SessionSearch[]): SearchedSource[] {
  const names = [...new Set(searches.map(({ listing }) => sourceName(listing.source)))];
  return names.flatMap((name) => {
    const own = searches.filter(({ listing }) => sourceName(listing.source) === name);
    const [first] = own;
    if (first === undefined) return [];
    const { account, region } = first.listing.source;
    const failure = own.find((search) => search.failure !== null)?.failure ?? null;
    const isSearched = own.every(({ isOver }) => isOver);
    const retention = longestOf(own.map(({ listing }) => listing.source.retention));
    return [{ account, region, retention, failure: failure ?? (isSearched ? null : TOO_SLOW) }];
  });
}
