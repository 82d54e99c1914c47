import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { RepeatedTokenError } from "@/lib/server/aws/listing-error";
import { toListingFailure } from "@/lib/server/aws/page-failure";
import { joinedAbort } from "@/lib/server/joined-abort";
import { ProblemError } from "@/lib/server/problem";
import { longestOf, type SessionSource, sourceName } from "@/lib/server/source/session-source";
import type { SourceList } from "@/lib/server/source/source-page";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import type { Session } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import { failedSearch, missingDetail, type SearchedSource } from "./session-missing";
import type { SessionRequest } from "./session-request";

/** AWS may answer a request for an exact id with empty pages and a token. This limits how many are read. */
const MAX_PAGES = 10;

type Limits = {
  /** Whether the viewer may see the session. One that they may not see counts as missing. */
  isOpenTo: (session: Session) => boolean;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Aborted when the browser closes the connection. */
  signal: AbortSignal;
  /** Aborted when the answer is due. Sources that have not answered by then count as not searched. */
  deadline: AbortSignal;
};

/** One list of a source, and the progress of the search in it. */
type Search = {
  source: SessionSource;
  list: SourceList;
  ask: unknown;
  hit: Session | null;
  isOver: boolean;
  failure: AwsFailure | null;
  /** The oldest page is not older than `asOf`, and the newest not newer than `until` (epoch milliseconds). */
  asOf: number;
  until: number;
  /** Whether the session comes from a page that is older than allowed. */
  isStale: boolean;
};

/** A session that was found. `isStale`: AWS failed, and the session comes from an old page. */
export type FoundSession = { session: Session; isStale: boolean };

/**
 * Searches all lists of all given sources for one session, all at the same time. The first list that has it ends the
 * search. If two lists answer together, the ended session wins, because a session never reopens. Throws the problem
 * `not-found`, which says where it searched, or the first failure if no source could be searched. Throws the signal's
 * reason when the browser closes the connection.
 */
export async function findSession(
  request: SessionRequest,
  sources: readonly SessionSource[],
  { isOpenTo, clock, signal, deadline }: Limits,
): Promise<FoundSession> {
  const found = joinedAbort([signal, deadline]);
  const end = found.signal;
  const bySource = sources.map((source) => searchesOf(source, request.id));
  const searches = bySource.flat();
  const look = async (search: Search, since: number | null) => {
    await lookFor(request.id, search, { isOpenTo, since, clock, signal: end });
    if (search.hit) found.release();
  };
  const all = bySource.map(async (own) => {
    await Promise.all(own.map((search) => look(search, null)));
    for (const search of own) {
      if (!own.every(({ isOver, hit }) => isOver && hit === null)) return;
      // A session that moved after the later list was read and before the earlier one was read is in neither page.
      const since = Math.max(...earlierThan(search, own).map(({ until }) => until));
      if (search.asOf < since) await look(search, since);
    }
  });
  await Promise.race([Promise.all(all), abortOf(end)]);
  // Answers that have already arrived count as well.
  await new Promise(setImmediate);
  found.release();
  signal.throwIfAborted();

  const hits = searches.flatMap(({ hit, isStale }) => (hit ? [{ session: hit, isStale }] : []));
  const hit = hits.find(({ session }) => !isOpen(session)) ?? hits[0];
  if (hit) return hit;
  const searched = toSearchedSources(searches);
  throw (
    failedSearch(searched) ??
    new ProblemError("not-found", missingDetail(searched, request.started, clock()))
  );
}

const ANY_TIME: TimeWindow = { after: null, before: null, time: "started" };

/** A search of each list of a source, in the order of its lists. */
function searchesOf(source: SessionSource, id: string): Search[] {
  const filters = { ...NO_FILTERS, sessionId: [is(id)] };
  const query = { state: "all", filters, listCount: source.lists.length } as const;
  return source.lists.flatMap((list) =>
    source.plan({ ...query, list }, ANY_TIME).asks.map((ask) => ({
      source,
      list,
      ask,
      hit: null,
      isOver: false,
      failure: null,
      asOf: Number.POSITIVE_INFINITY,
      until: 0,
      isStale: false,
    })),
  );
}

function earlierThan({ source, list }: Search, searches: readonly Search[]): Search[] {
  const index = source.lists.indexOf(list);
  return searches.filter((other) => source.lists.indexOf(other.list) < index);
}

/**
 * Reads one list until it has the session or ends. Uses only pages not older than `since`, if that is given. Never
 * throws.
 */
async function lookFor(
  id: string,
  search: Search,
  { isOpenTo, since, clock, signal }: Omit<Limits, "deadline"> & { since: number | null },
): Promise<void> {
  const { source, list, ask } = search;
  const asked = new Set<string | null>();
  let token: string | null = null;
  Object.assign(search, { isOver: false, asOf: Number.POSITIVE_INFINITY });
  try {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      if (signal.aborted) return;
      if (asked.has(token)) throw new RepeatedTokenError();
      asked.add(token);
      // The largest pages give AWS the fewest chances to return empty ones.
      const request = { list, ask, before: null, pageSize: null, token, signal, since };
      const page = await source.readPage({ ...request, priority: "page" });
      const { sessions, nextToken, staleBecause } = page;
      search.asOf = Math.min(search.asOf, page.asOf);
      search.until = Math.max(search.until, page.until);
      // Check the id as well, in case AWS applies its filter differently.
      const hit = sessions.find((session) => session.id === id && isOpenTo(session)) ?? null;
      // An ended session does not change. For any other result an old page proves nothing.
      search.failure = hit === null || isOpen(hit) ? staleBecause : null;
      if (search.failure !== null) return;
      search.hit = hit;
      search.isStale = staleBecause !== null;
      search.isOver = search.hit !== null || nextToken === null;
      if (search.isOver) return;
      token = nextToken;
    }
    search.failure = ENDLESS;
  } catch (error) {
    if (!signal.aborted) search.failure = toListingFailure(error, clock());
  }
}

const ENDLESS: AwsFailure = {
  code: "aws-unavailable",
  detail: `AWS returned ${MAX_PAGES} pages without this session, and there are more. Try again, or open the session from the list.`,
};

const TOO_SLOW: AwsFailure = {
  code: "aws-timeout",
  detail: "AWS did not answer in time. Try again in a moment.",
};

/** An account and region counts as searched when all its lists have been searched, including those of an archive. */
function toSearchedSources(searches: readonly Search[]): SearchedSource[] {
  const names = [...new Set(searches.map(({ source }) => sourceName(source)))];
  return names.flatMap((name) => {
    const own = searches.filter(({ source }) => sourceName(source) === name);
    const [first] = own;
    if (first === undefined) return [];
    const { account, region } = first.source;
    const failure = own.find((search) => search.failure !== null)?.failure ?? null;
    const isSearched = own.every(({ isOver }) => isOver);
    const retention = longestOf(own.map(({ source }) => source.retention));
    return [{ account, region, retention, failure: failure ?? (isSearched ? null : TOO_SLOW) }];
  });
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
