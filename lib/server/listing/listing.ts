import "server-only";
import type { SessionSource } from "@/lib/server/sources/sources";
import { type AwsFilter, plan } from "@/lib/sessions/query/plan";
import {
  type SessionFilters,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import type { SessionsRequest } from "./sessions-request";

/** One listing of AWS: a source, one of its two lists, and the filters it is asked with. */
export type Listing = {
  source: SessionSource;
  state: "Active" | "History";
  filters: readonly AwsFilter[];
  /** The length of the window, such as `6h`, if it ends now and AWS is told its beginning; else null. */
  range: string | null;
  /** The query that its rows are re-checked against, as text. */
  query: string;
};

/**
 * The listings that answer a query over the given sources, and whether AWS was asked everything. `query` tells it from
 * others where AWS is asked by other filters than those of the query itself.
 */
export function planListings(
  { state, filters }: Pick<SessionsRequest, "state" | "filters">,
  sources: readonly SessionSource[],
  window: TimeWindow,
  query = queryText({ state, filters, lock: null }),
): { listings: Listing[]; isExact: boolean } {
  const asked = plan(state, filters, window, sources.length);
  const isMoving = filters.range !== null && filters.after === null && filters.before === null;
  const listings = sources.flatMap((source) =>
    asked.states.flatMap((listed) =>
      asked.filters.map((sent) => ({
        source,
        state: listed,
        filters: isMoving ? sent.map(fromWholeMinute) : sent,
        range: isMoving ? filters.range : null,
        query,
      })),
    ),
  );
  return { listings, isExact: asked.isExact };
}

/** What is asked, and what a portal has locked besides: the same for equal queries, and for no others. */
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

/**
 * Where a window moves with the clock, all who ask within a minute ask AWS the same; the re-check drops the
 * few rows that are too old.
 */
function fromWholeMinute({ key, value }: AwsFilter): AwsFilter {
  return { key, value: key === "InvokedAfter" ? value.replace(/:\d\dZ$/, ":00Z") : value };
}

/** What tells a listing from every other. */
export function listingName({ source, state, filters, query }: Listing): string {
  return JSON.stringify([source.account, source.region, state, filters, query]);
}
