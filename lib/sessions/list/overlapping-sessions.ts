import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import { sessionsPath } from "@/lib/sessions/query/sessions-path";
import { type Session, sessionKey } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import { printInstant } from "@/lib/sessions/time/instant";
import { toSessionList } from "./session-list";
import type { SessionsPage, SourceReport } from "./sessions-page";

/** The keys that overlapping sessions may share. */
export const OVERLAPPING_KEYS = ["owner", "target"] as const;
export type OverlappingKey = (typeof OVERLAPPING_KEYS)[number];

/** The rows of one answer: as many as a short list can hold, and the session itself. */
const PAGE_SIZE = 20;

/** The sessions that were open at the same time as another and share its owner or target. */
export type Overlapping = {
  sessions: Session[];
  searchedBackTo: string | null;
  isComplete: boolean;
  /** Accounts and regions that could not be searched. */
  failures: SourceReport[];
  /** Whether more can be loaded. */
  hasMore: boolean;
};

/**
 * The filters that find overlapping sessions: of the owner by ARN in all sources, of a target in its own source. Null if
 * the session has no such value or no start, or ended at an unknown time.
 */
export function overlappingFilters(session: Session, key: OverlappingKey): SessionFilters | null {
  const { account, region, startedAt, endedAt } = session;
  const value = session[key];
  if (value === null || startedAt === null) return null;
  if (endedAt === null && !isOpen(session)) return null;
  // A window must not be empty, but a failed session may have ended when it started.
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

/** The API's address of one page of overlapping sessions. */
export function overlappingPath(filters: SessionFilters, cursor: string | null): string {
  return sessionsPath("history", filters, cursor, PAGE_SIZE);
}

/** Joins the answers, without the session itself. */
export function toOverlapping(pages: readonly SessionsPage[], of: Session): Overlapping {
  const { sessions, coverage, failures, canGoOn } = toSessionList(pages);
  const own = sessionKey(of);
  return {
    sessions: sessions.filter((session) => sessionKey(session) !== own),
    searchedBackTo: coverage.searchedBackTo,
    isComplete: coverage.complete,
    failures,
    // Failed sources are left to *Retry*: a denied account would be denied again.
    hasMore: canGoOn && pages.at(-1)?.cursor !== null,
  };
}
