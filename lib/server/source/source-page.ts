import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import type { ListedState, Session, SessionState } from "@/lib/sessions/session/session";

/** One list of a source, and which sessions it holds: open sessions, ended sessions, or both. */
export type SourceList = { name: string; states: readonly SessionState[] };

/** The lists of a source that may hold sessions of a state. */
export function listsOf(
  { lists }: { lists: readonly SourceList[] },
  state: ListedState,
): SourceList[] {
  return lists.filter(({ states }) => state === "all" || states.includes(state));
}

/** A request for one page of a listing, with its purpose. */
export type PageRequest<Ask = unknown> = {
  list: SourceList;
  /** One of the asks of the source's plan. */
  ask: Ask;
  /** Only sessions that started before this instant, a whole second; null for all sessions of the ask. */
  before: string | null;
  /** The number of rows that suits the answer; null for the source's largest page. */
  pageSize: number | null;
  /** The token of the previous page; null for the first page. */
  token: string | null;
  signal: AbortSignal;
  /** A page that a viewer waits for goes before the further pages of a search. */
  priority: "page" | "search";
  /** The page must not be older than this, epoch milliseconds; null accepts any fresh page. */
  since: number | null;
};

/** A page as a source returns it. It may be short or empty although more pages follow. */
export type SourcePage = {
  /** Usually newest start first. A listing handles any order. */
  sessions: Session[];
  /** Only the source can read it; null on the last page. */
  nextToken: string | null;
  /** The page is not older than this, epoch milliseconds. */
  asOf: number;
  /** The page is not newer than this, epoch milliseconds. */
  until: number;
  /** Why the page is old: the failure that prevents a newer one. Null if it is as new as it should be. */
  staleBecause: AwsFailure | null;
  /** The page needed no call of AWS, so its duration says nothing about other sources. */
  isCached: boolean;
  /** The token belongs to a window that began earlier. It cannot be used for the requested window. */
  isOfAnotherMoment: boolean;
};
