import "server-only";
import { FILTER_KEYS } from "@/lib/sessions/filter-keys";
import type { SessionFilters } from "@/lib/sessions/search-params";
import type { ListedState, Session } from "@/lib/sessions/session";
import { isOpen } from "@/lib/sessions/session-age";
import { matchesFilters } from "@/lib/sessions/session-match";
import { timeWindow } from "@/lib/sessions/time-window";
import type { Lock } from "./auth/viewer";
import { makeProblem, ProblemError } from "./problem-error";

/**
 * Whether a session is behind a lock's door at all: whatever is asked besides, only such rows are answered. A range
 * ends at `now` (epoch milliseconds), which must be the server's own clock and never what a cursor says.
 */
export function isWithinLock(session: Session, lock: Lock | null, now: number): boolean {
  return lock === null || matchesFilters(session, lock.filters, timeWindow(lock.filters, now));
}

/** The same for one session of its own, which the locked view must be able to show too. */
export function isInLockedView(session: Session, lock: Lock | null, now: number): boolean {
  if (!isWithinLock(session, lock, now)) return false;
  return lock === null || showsOpen(lock) === null || showsOpen(lock) === isOpen(session);
}

/** Refuses to list what a locked view does not show. Throws the problem `forbidden`. */
export function refuseOtherView(state: ListedState, lock: Lock | null, filters: SessionFilters) {
  if (lock === null || state === lock.view) return;
  // Who was there at a moment is in both lists, and History asks for both then.
  if (state === "all" && lock.view === "history" && filters.time === "running") return;
  const name = lock.view === "active" ? "Active" : "History";
  throw new ProblemError(makeProblem("forbidden", `This permission is for ${name} alone.`));
}

/**
 * What AWS is asked where a lock and a viewer both want something: for each key what the viewer wants, else what is
 * locked. Never fewer rows than match both; every row is checked against both afterwards.
 */
export function narrowed(filters: SessionFilters, lock: Lock | null): SessionFilters {
  if (lock === null) return filters;
  const narrow = { ...filters };
  for (const key of FILTER_KEYS) {
    if (narrow[key].length === 0) narrow[key] = lock.filters[key];
  }
  const isBounded = filters.after !== null || filters.before !== null || filters.range !== null;
  if (isBounded) return narrow;
  const { after, before, range, time } = lock.filters;
  return { ...narrow, after, before, range, time };
}

/** Whether all (`null`), only open, or only ended sessions are shown. */
function showsOpen({ view, filters }: Lock): boolean | null {
  if (view === "active") return true;
  return filters.time === "running" ? null : false;
}
