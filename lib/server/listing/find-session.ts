import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { RepeatedTokenError } from "@/lib/server/aws/listing-error";
import { toListingFailure } from "@/lib/server/aws/to-failure";
import { joinedAbort } from "@/lib/server/joined-abort";
import { makeProblem, ProblemError } from "@/lib/server/problem";
import type { SessionSource } from "@/lib/server/sources/sources";
import type { Session } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import { LARGEST_PAGE } from "./listing-reader";
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

/** One of the two lists of a source, and how far the search in it got. */
type Search = {
  source: SessionSource;
  state: "Active" | "History";
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
 * Looks for one session in both lists of all given sources at once. The first to have it ends the search; of
 * two that answer together, the list of the ended ones wins, since a session only ever goes there.
 * Throws the problem `not-found`, which says where was looked, or the first failure if no source could be
 * searched. Throws the signal's reason when the browser leaves.
 */
export async function findSession(
  request: SessionRequest,
  sources: readonly SessionSource[],
  { isOpenTo, clock, signal, deadline }: Limits,
): Promise<FoundSession> {
  const found = joinedAbort([signal, deadline]);
  const end = found.signal;
  const pairs = sources.map((source) => ({
    active: searchOf(source, "Active"),
    history: searchOf(source, "History"),
  }));
  const searches = pairs.flatMap(({ active, history }) => [active, history]);
  const look = async (search: Search, since: number | null) => {
    await lookFor(request.id, search, { isOpenTo, since, clock, signal: end });
    if (search.hit) found.release();
  };
  const all = pairs.map(async ({ active, history }) => {
    await Promise.all([look(active, null), look(history, null)]);
    const isFound = active.hit !== null || history.hit !== null;
    // What ended after History was read and before Active was is in neither.
    const isLooked = active.isOver && history.isOver;
    if (!isFound && isLooked && history.asOf < active.until) await look(history, active.until);
  });
  await Promise.race([Promise.all(all), abortOf(end)]);
  // Answers that have arrived already count too.
  await new Promise(setImmediate);
  found.release();
  signal.throwIfAborted();

  const hits = searches.flatMap(({ hit, isStale }) => (hit ? [{ session: hit, isStale }] : []));
  const hit = hits.find(({ session }) => !isOpen(session)) ?? hits[0];
  if (hit) return hit;
  const searched = sources.map((source) => toSearchedSource(source, searches));
  throw new ProblemError(
    failedSearch(searched) ??
      makeProblem("not-found", missingDetail(searched, request.started, clock())),
  );
}

function searchOf(source: SessionSource, state: Search["state"]): Search {
  const asOf = Number.POSITIVE_INFINITY;
  return { source, state, hit: null, isOver: false, failure: null, asOf, until: 0, isStale: false };
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
  const { source, state } = search;
  const filters = [{ key: "SessionId" as const, value: id }];
  const asked = new Set<string | null>();
  let token: string | null = null;
  Object.assign(search, { isOver: false, asOf: Number.POSITIVE_INFINITY });
  try {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      if (signal.aborted) return;
      if (asked.has(token)) throw new RepeatedTokenError();
      asked.add(token);
      // So that AWS has the fewest empty ones to give.
      const request = { state, filters, pageSize: LARGEST_PAGE, token, signal, since };
      const page = await source.readPage({ ...request, range: null, priority: "page" });
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

/** A source counts as searched when both its lists are. */
function toSearchedSource(source: SessionSource, searches: readonly Search[]): SearchedSource {
  const own = searches.filter((search) => search.source === source);
  const failure = own.find((search) => search.failure !== null)?.failure ?? null;
  const isSearched = own.every(({ isOver }) => isOver);
  const { account, region } = source;
  return { account, region, failure: failure ?? (isSearched ? null : TOO_SLOW) };
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
