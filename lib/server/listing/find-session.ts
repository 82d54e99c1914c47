import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { RepeatedTokenError } from "@/lib/server/aws/listing-error";
import { toListingFailure } from "@/lib/server/aws/to-failure";
import { joinedAbort } from "@/lib/server/joined-abort";
import { makeProblem, ProblemError } from "@/lib/server/problem";
import { longestOf, type SessionSource, sourceName } from "@/lib/server/source/session-source";
import type { SourceList } from "@/lib/server/source/source-list";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import type { Session } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import { failedSearch, missingDetail, type SearchedSource } from "./session-missing";
import type { SessionRequest } from "./session-request";

/** AWS may answer an exact id with empty pages and a token; nobody waits for these for ever. */
const MAX_PAGES = 10;

type Limits = {
  /** Whether whoever asks may see it; one that they may not is as good as missing. */
  isOpenTo: (session: Session) => boolean;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Aborted when the browser leaves. */
  signal: AbortSignal;
  /** Aborted when the answer is due: who has not answered then counts as not searched. */
  deadline: AbortSignal;
};

/** One list of a source, and how far the search in it got. */
type Search = {
  source: SessionSource;
  list: SourceList;
  ask: unknown;
  hit: Session | null;
  isOver: boolean;
  failure: AwsFailure | null;
  /** Its oldest page is not older than this, its newest not newer than that, epoch milliseconds. */
  asOf: number;
  until: number;
  /** Whether the session comes from a page that is older than it should be. */
  isStale: boolean;
};

/** A session that was found; `isStale` if AWS failed, and it is from before. */
export type FoundSession = { session: Session; isStale: boolean };

/**
 * Looks for one session in all lists of all given sources at once. The first list that has it ends the search. If two
 * answer together, the ended session wins: a session never opens again. Throws the problem `not-found`, which says
 * where it looked, or the first failure if no source could be searched. Throws the signal's reason when the browser
 * leaves.
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
      // A session that moved on after a later list was read and before an earlier one was is in neither.
      const since = Math.max(...earlierThan(search, own).map(({ until }) => until));
      if (search.asOf < since) await look(search, since);
    }
  });
  await Promise.race([Promise.all(all), abortOf(end)]);
  // Answers that have arrived already count too.
  await new Promise(setImmediate);
  found.release();
  signal.throwIfAborted();

  const hits = searches.flatMap(({ hit, isStale }) => (hit ? [{ session: hit, isStale }] : []));
  const hit = hits.find(({ session }) => !isOpen(session)) ?? hits[0];
  if (hit) return hit;
  const searched = toSearchedSources(searches);
  throw new ProblemError(
    failedSearch(searched) ??
      makeProblem("not-found", missingDetail(searched, request.started, clock())),
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
 * Follows one list until it has the session or ends, by pages not older than `since` if that is given. Never
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
      // The largest pages: AWS then has the fewest empty ones to give.
      const request = { list, ask, before: null, pageSize: null, token, signal, since };
      const page = await source.readPage({ ...request, priority: "page" });
      const { sessions, nextToken, staleBecause } = page;
      search.asOf = Math.min(search.asOf, page.asOf);
      search.until = Math.max(search.until, page.until);
      // Whatever AWS takes its filter to mean.
      const hit = sessions.find((session) => session.id === id && isOpenTo(session)) ?? null;
      // What has ended stays as it is; of all else, an old page tells nothing.
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
  detail: `AWS gave ${MAX_PAGES} pages without this session and had more behind them. Try again, or open the session from the list.`,
};

const TOO_SLOW: AwsFailure = {
  code: "aws-timeout",
  detail: "AWS did not answer in time. Try again in a moment.",
};

/** An account and region counts as searched when all its lists are, also those of an archive. */
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
