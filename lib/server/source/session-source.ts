import "server-only";
import type { AppliedFilter } from "@/lib/sessions/query/applied-filter";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { ListedState } from "@/lib/sessions/session/session";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import type { SourceList } from "./source-list";
import type { PageRequest, SourcePage } from "./source-page";

/**
 * Sessions of one account and region, and how to read them: AWS behind its gateway is one kind, an archive another.
 * `Ask` is what its plan hands to its `readPage`; nothing else looks into it.
 */
export type SessionSource<Ask = unknown> = {
  account: string;
  region: string;
  /**
   * The lists it holds. If a session moves from one list to another, it moves to a later one. A reader of several
   * lists reads the earlier ones first: a session that moves meanwhile is then in both, never in neither.
   */
  lists: readonly SourceList[];
  /** How far back it knows sessions. */
  retention: Retention;
  /** Decides how to read one of its lists for a query. Pure. */
  plan(query: ListQuery, window: TimeWindow): SourcePlan<Ask>;
  /** Reads one page. Throws a `PageFailureError`, or the signal's reason. */
  readPage(request: PageRequest<Ask>): Promise<SourcePage>;
};

/** `days` after its end a session may be forgotten; `rule` says so in a sentence without a full stop. */
export type Retention = { days: number; rule: string };

/** A query of one list. */
export type ListQuery = {
  list: SourceList;
  /** Which sessions are asked for; a list may hold others as well. */
  state: ListedState;
  filters: SessionFilters;
  /** How many lists of all sources are read side by side: the more, the fewer asks a plan should make. */
  listCount: number;
};

/** How a source reads one of its lists for a query. Every row is re-checked, so a plan only saves reading. */
export type SourcePlan<Ask = unknown> = {
  /** Read side by side, each as a listing of its own. As JSON they tell one plan from another. */
  asks: readonly Ask[];
  /** What the source applies itself. */
  applied: readonly AppliedFilter[];
  /** It applies the whole query, so the re-check can hardly drop a row. */
  isExact: boolean;
};

/** The retention that reaches back furthest; null if there is none to choose from. */
export function longestOf(retentions: readonly Retention[]): Retention | null {
  return retentions.toSorted((a, b) => b.days - a.days)[0] ?? null;
}

/** The name of a source in messages; an archive beside AWS has the same. */
export function sourceName({ account, region }: { account: string; region: string }): string {
  return `${account} ${region}`;
}
