import { is } from "@/lib/sessions/query/filter-value";
import {
  NO_FILTERS,
  type SessionFilters,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import { type Session, sessionKey } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import { printInstant } from "@/lib/sessions/time/instant";
import { toSessionList } from "./session-list";
import type { SessionsPage, SourceReport } from "./sessions-page";

/** What two sessions may have in common. */
export const OVERLAPPING_KEYS = ["owner", "target"] as const;
export type OverlappingKey = (typeof OVERLAPPING_KEYS)[number];

/** Rows of one answer: with the session itself, as many as a short list can hold. */
const PAGE_SIZE = 20;

/** The sessions that were open at the same time as another and share its owner or target. */
export type Overlapping = {
  sessions: Session[];
  searchedBackTo: string | null;
  isComplete: boolean;
  /** Accounts and regions that could not be searched. */
  failures: SourceReport[];
  /** Whether asking for more leads anywhere. */
  hasMore: boolean;
};

/**
 * The filters that find them: the owner by ARN wherever they were, a target where it is. Null without what
 * is asked for or without a start, and where a session is over but nobody knows since when.
 */
export function overlappingFilters(session: Session, key: OverlappingKey): SessionFilters | null {
  const { account, region, startedAt, endedAt } = session;
  const value = session[key];
  if (value === null || startedAt === null) return null;
  if (endedAt === null && !isOpen(session)) return null;
  // A window needs an extent, and a session that failed may have none.
  const end = endedAt && printInstant(Math.max(Date.parse(endedAt), Date.parse(startedAt) + 1));
  return {
    ...NO_FILTERS,
    ...(key === "target" && { account: [account], region: [region] }),
    [key]: [is(value)],
    after: startedAt,
    before: end,
    time: "running",
  };
}

/** The API's address of one page of them. */
export function overlappingPath(filters: SessionFilters, cursor: string | null): string {
  const base = new URLSearchParams({ state: "all", limit: String(PAGE_SIZE) });
  if (cursor !== null) base.set("cursor", cursor);
  return `/api/sessions${serializeSessionSearchParams(base, filters)}`;
}

/** Puts the answers together, without the session that they are the neighbours of. */
export function toOverlapping(pages: readonly SessionsPage[], of: Session): Overlapping {
  const { sessions, coverage, failures, canGoOn } = toSessionList(pages);
  const own = sessionKey(of);
  return {
    sessions: sessions.filter((session) => sessionKey(session) !== own),
    searchedBackTo: coverage.searchedBackTo,
    isComplete: coverage.complete,
    failures,
    // What failed is left to *Retry*: to follow a denied account would be denied again.
    hasMore: canGoOn && pages.at(-1)?.cursor !== null,
  };
}
