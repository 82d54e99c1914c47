import "server-only";
import { ProblemError } from "@/lib/server/problem";
import type { PinnedFilters } from "@/lib/server/viewer";
import {
  type SessionFilters,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import { matchesFilters } from "@/lib/sessions/query/session-match";
import type { ListedState, Session } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import { timeWindow } from "@/lib/sessions/time/time-window";

/**
 * Whether a session matches the pinned filters. Independent of the query, only such rows are returned, and only such
 * rows are counted. A range ends at `now` (epoch milliseconds), which must come from the server's clock and never from
 * a cursor.
 */
export function isWithinPinned(
  session: Session,
  pinned: PinnedFilters | null,
  now: number,
): boolean {
  return (
    pinned === null || matchesFilters(session, pinned.filters, timeWindow(pinned.filters, now))
  );
}

/**
 * The same for a single session, which the pinned view must be able to show. History also shows open sessions when the
 * query is about sessions that were open in a time window.
 */
export function isInPinnedView(
  session: Session,
  pinned: PinnedFilters | null,
  now: number,
): boolean {
  return isWithinPinned(session, pinned, now) && (pinned?.view !== "active" || isOpen(session));
}

/** Pinned filters as a query, for the audit log; null without pinned filters. */
export function pinnedText(pinned: PinnedFilters | null): string | null {
  return (
    pinned &&
    [`view=${pinned.view}`, serializeSessionSearchParams(pinned.filters).slice(1)]
      .filter(Boolean)
      .join("&")
  );
}

/**
 * The lists for the answer to a pinned view. Sessions that were open in a time window are in both of AWS's lists, so
 * History reads both for such a query. If the pinned filters are such a query, it reads both for any time of the viewer.
 * Throws the problem `forbidden` for a list that the view does not show.
 */
export function pinnedState(
  state: ListedState,
  pinned: PinnedFilters | null,
  { time }: Pick<SessionFilters, "time">,
): ListedState {
  if (pinned === null) return state;
  const isRunning = pinned.filters.time === "running";
  if (state === pinned.view) return state === "history" && isRunning ? "all" : state;
  if (state === "all" && pinned.view === "history" && (isRunning || time === "running"))
    return state;
  const name = pinned.view === "active" ? "Active" : "History";
  throw new ProblemError("forbidden", `This permission covers only ${name}.`);
}
