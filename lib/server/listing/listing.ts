import "server-only";
import type { SessionSource } from "@/lib/server/source/session-source";
import { listsOf, type SourceList } from "@/lib/server/source/source-list";
import {
  type SessionFilters,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import type { SessionsRequest } from "./sessions-request";

/** One list of a source, and the ask with which it is read page by page. */
export type Listing = {
  source: SessionSource;
  list: SourceList;
  ask: unknown;
  /** The source applies the whole query, so the re-check can hardly drop a row. */
  isExact: boolean;
  /** The query that its rows are re-checked against, as text. */
  query: string;
};

/**
 * The listings that answer a query over the given sources. `query` tells it from others where sources are asked with
 * other filters than those of the query itself.
 */
export function planListings(
  { state, filters }: Pick<SessionsRequest, "state" | "filters">,
  sources: readonly SessionSource[],
  window: TimeWindow,
  query = queryText({ state, filters, lock: null }),
): Listing[] {
  const lists = sources.flatMap((source) =>
    listsOf(source, state).map((list) => ({ source, list })),
  );
  return lists.flatMap(({ source, list }) => {
    const asked = { list, state, filters, listCount: lists.length };
    const { asks, isExact } = source.plan(asked, window);
    return asks.map((ask) => ({ source, list, ask, isExact, query }));
  });
}

/** Whether a session can move from the list of one listing to that of the other. */
export function isBefore(one: Listing, other: Listing): boolean {
  return one.source === other.source && listIndex(one) < listIndex(other);
}

/** Which of its source's lists a listing reads, counted from 0. */
export function listIndex({ source, list }: Listing): number {
  return source.lists.indexOf(list);
}

/** The query, and the filters that a portal has pinned: the same text for equal queries only. */
export function queryText({
  state,
  filters,
  lock,
}: Pick<SessionsRequest, "state" | "filters" | "lock">): string {
  const own = `${state} ${written(filters)}`;
  return lock === null ? own : `${own} ${lock.by} ${lock.view} ${written(lock.filters)}`;
}

function written(filters: SessionFilters): string {
  return serializeSessionSearchParams({ ...filters, tz: null, session: null });
}

/** Tells a listing from every other. */
export function listingName({ source, list, ask, query }: Listing): string {
  return JSON.stringify([source.account, source.region, list.name, ask, query]);
}
