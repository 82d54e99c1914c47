import "server-only";
import type { AppliedFilter } from "@/lib/sessions/query/applied-filter";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { ListedState } from "@/lib/sessions/session/session";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import type { PageRequest, SourceList, SourcePage } from "./source-page";

/**
 * The sessions of one account and region, and how to read them. AWS behind its gateway is one kind of source, an
 * archive is another. `Ask` is the value that the plan passes to `readPage`; no other code reads it.
 */
export type SessionSource<Ask = unknown> = {
  account: string;
  region: string;
  /**
   * The lists of the source. If a session moves from one list to another, it moves to a later one. A reader of
   * several lists reads the earlier ones first. Then a session that moves meanwhile appears in both, never in neither.
   */
  lists: readonly SourceList[];
  /** How far back the source holds sessions. */
  retention: Retention;
  /** Decides how to read one of the lists for a query. A pure function. */
  plan(query: ListQuery, window: TimeWindow): SourcePlan<Ask>;
  /** Reads one page. Throws a `PageFailureError`, or the signal's reason. */
  readPage(request: PageRequest<Ask>): Promise<SourcePage>;
};

/** A session may disappear `days` days after its end. `rule` states this in a sentence without a full stop. */
export type Retention = { days: number; rule: string };

/** A query of one list. */
export type ListQuery = {
  list: SourceList;
  /** Which sessions the query selects. The list may hold others as well. */
  state: ListedState;
  filters: SessionFilters;
  /** How many lists of all sources are read in parallel. The more there are, the fewer asks a plan should have. */
  listCount: number;
};

/** How a source reads one of its lists for a query. Every row is re-checked, so a plan only saves reading. */
export type SourcePlan<Ask = unknown> = {
  /** Read in parallel, each as a listing of its own. Their JSON distinguishes one plan from another. */
  asks: readonly Ask[];
  /** The filters that the source applies itself. */
  applied: readonly AppliedFilter[];
  /** The source applies the whole query, so the re-check rarely drops a row. */
  isExact: boolean;
};

/** The retention that reaches back furthest; null for an empty list. */
export function longestOf(retentions: readonly Retention[]): Retention | null {
  return retentions.toSorted((a, b) => b.days - a.days)[0] ?? null;
}

/** The name of a source in messages. An archive beside AWS has the same name. */
export function sourceName({ account, region }: { account: string; region: string }): string {
  return `${account} ${region}`;
}
