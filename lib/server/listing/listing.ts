import "server-only";
import type { SessionSource } from "@/lib/server/source/session-source";
import { listsOf, type SourceList } from "@/lib/server/source/source-page";
import {
  type SessionFilters,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import type { SessionsRequest } from "./sessions-request";

/** One list of a source, and the request with which it is read page by page. */
export type Listing = {
  source: SessionSource;
  list: SourceList;
  ask: unknown;
  /** The source applies the whole query, so the re-check drops hardly any rows. */
  isExact: boolean;
  /** The query for the re-check of its rows, as text. */
  query: string;
};

/**
 * Plans the listings that answer a query over the given sources. `query` identifies the query if the sources get
 * other filters than the query itself.
 */
export function planListings(
  { state, filters }: Pick<SessionsRequest, "state" | "filters">,
  sources: readonly SessionSource[],
  window: TimeWindow,
  query = queryText({ state, filters, pinned: null }),
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

/**
 * The age limit for pages of a source's later lists in the next answer: when the newest page of their earlier lists was
 * read (`until`, epoch milliseconds; null if none was read), in this answer or before it (`since`).
 */
export function sinceOf(
  read: readonly { listing: Listing; until: number | null }[],
  { since }: { since?: number },
): { since?: number } {
  const ends = read.flatMap(({ listing, until }) =>
    until !== null && read.some((other) => isBefore(listing, other.listing)) ? [until] : [],
  );
  if (since !== undefined) ends.push(since);
  return ends.length > 0 ? { since: Math.max(...ends) } : {};
}

/** The index of a listing's list among the lists of its source. */
export function listIndex({ source, list }: Listing): number {
  return source.lists.indexOf(list);
}

/** The query and the filters that a portal has pinned, as text. Only equal queries have the same text. */
export function queryText({
  state,
  filters,
  pinned,
}: Pick<SessionsRequest, "state" | "filters" | "pinned">): string {
  const own = `${state} ${textOf(filters)}`;
  return pinned === null ? own : `${own} ${pinned.by} ${pinned.view} ${textOf(pinned.filters)}`;
}

function textOf(filters: SessionFilters): string {
  return serializeSessionSearchParams({ ...filters, tz: null, session: null });
}

/** A name that identifies a listing. */
export function listingName({ source, list, ask, query }: Listing): string {
  return JSON.stringify([source.account, source.region, list.name, ask, query]);
}
