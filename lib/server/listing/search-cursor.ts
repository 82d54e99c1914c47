import "server-only";
import type { SessionSource } from "@/lib/server/source/session-source";
import type { PinnedFilters } from "@/lib/server/viewer";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { type Cursor, leadsOn, readCursor, writeCursor } from "./cursor";
import { cipherFor } from "./cursor-cipher";
import { type Listing, planListings, queryText, sinceOf } from "./listing";
import { TOP } from "./listing-position";
import type { SessionRequest } from "./session-request";
import type { SessionSearch } from "./session-search";

/** How far around a link's start the first search looks, in milliseconds: a link may have been rounded to the minute. */
const AROUND = 60_000;

/** Where a search for one session begins or goes on. */
export type SearchStart = {
  cursor: Cursor;
  /** All listings: first `near`, which are around the start that the link names, then those of everything. */
  listings: readonly Listing[];
  near: number;
};

/** Plans a search, or reads its cursor. Throws the problem `invalid-cursor`. `now` is in epoch milliseconds. */
export function searchStart(
  { id, started, cursor = null }: SessionRequest,
  sources: readonly SessionSource[],
  now: number,
  pinned: PinnedFilters | null,
): SearchStart {
  const everything = { ...NO_FILTERS, sessionId: [is(id)] };
  const start = started === null ? null : Date.parse(started);
  const around = start !== null && {
    ...everything,
    after: new Date(start - AROUND).toISOString(),
    before: new Date(start + AROUND).toISOString(),
  };
  const plannedAt = (moment: number) =>
    [around, everything].map((filters) => {
      if (!filters) return [];
      const query = queryText({ state: "all", filters, pinned });
      const window = timeWindow(filters, moment);
      return planListings({ state: "all", filters }, sources, window, query);
    });
  const [near = [], rest = []] = plannedAt(now);
  const listings = [...near, ...rest];
  if (cursor !== null) {
    const read = readCursor(cursor, () => listings, now, cipherFor(pinned));
    return { ...read, near: near.length };
  }
  const positions = listings.map(() => TOP);
  return { cursor: { now, size: 200, positions, returned: [] }, listings, near: near.length };
}

/** The cursor with which a search goes on; null if the next answer would be the same again. */
export function wayOn(
  searches: readonly SessionSearch[],
  { cursor, listings, near }: SearchStart,
  pinned: PinnedFilters | null,
): string | null {
  // The window around the start is only a shortcut, so it is not tried again after a failure.
  const positions = searches.map(({ position, failure }, index) =>
    index < near && failure !== null ? "done" : position,
  );
  if (!leadsOn(positions, cursor)) return null;
  const next = { ...cursor, ...sinceOf(searches, cursor), positions };
  return writeCursor(next, listings, cipherFor(pinned));
}
