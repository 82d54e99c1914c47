import "server-only";
import { makeProblem, ProblemError } from "@/lib/server/problem";
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
 * Whether a session is behind a lock's door at all: whatever is asked besides, only such rows are answered, and only
 * such are counted. A range ends at `now` (epoch milliseconds), which must be the server's own clock and never what a
 * cursor says.
 */
export function isWithinPinned(session: Session, lock: PinnedFilters | null, now: number): boolean {
  return lock === null || matchesFilters(session, lock.filters, timeWindow(lock.filters, now));
}

/**
 * The same for one session by itself, which the locked view has to be able to show: History has open ones too, when it is
 * asked who was there at some moment.
 */
export function isInPinnedView(session: Session, lock: PinnedFilters | null, now: number): boolean {
  return isWithinPinned(session, lock, now) && (lock?.view !== "active" || isOpen(session));
}

/** A lock as a query, for the audit; null if there is none. */
export function pinnedText(lock: PinnedFilters | null): string | null {
  return (
    lock &&
    [`view=${lock.view}`, serializeSessionSearchParams(lock.filters).slice(1)]
      .filter(Boolean)
      .join("&")
  );
}

/**
 * The list that a locked view is answered from. Who was there at a moment is in both of AWS's lists, and History asks
 * for both then; where the lock itself is on that, they are asked whatever the reader's own time is. Throws the problem
 * `forbidden` for a list that the view does not show.
 */
export function pinnedState(
  state: ListedState,
  lock: PinnedFilters | null,
  { time }: Pick<SessionFilters, "time">,
): ListedState {
  if (lock === null) return state;
  const isRunning = lock.filters.time === "running";
  if (state === lock.view) return state === "history" && isRunning ? "all" : state;
  if (state === "all" && lock.view === "history" && (isRunning || time === "running")) return state;
  const name = lock.view === "active" ? "Active" : "History";
  throw new ProblemError(makeProblem("forbidden", `This permission is for ${name} alone.`));
}
