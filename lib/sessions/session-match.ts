import { ownerIs } from "./owner";
import type { SessionFilters } from "./search-params";
import type { Session } from "./session";
import { isInWindow, type TimeWindow } from "./time-window";

/**
 * Whether a session belongs to a query: the re-check that every row passes, whatever AWS was asked.
 * Values of one key are alternatives, keys all apply. A session without an access type is Standard:
 * AWS added the field in 2025 and older rows lack it.
 */
export function matchesFilters(
  session: Session,
  filters: SessionFilters,
  window: TimeWindow,
): boolean {
  return (
    isAnyOf(filters.owner, (wanted) => ownerIs(session.owner, wanted)) &&
    isAnyOf(filters.target, (wanted) => session.target === wanted) &&
    isAnyOf(filters.status, (wanted) => session.status === wanted) &&
    isAnyOf(filters.sessionId, (wanted) => session.id === wanted) &&
    isAnyOf(filters.accessType, (wanted) => (session.accessType ?? "Standard") === wanted) &&
    isInWindow(session.startedAt, window)
  );
}

function isAnyOf(wanted: string[], matches: (value: string) => boolean): boolean {
  return wanted.length === 0 || wanted.some(matches);
}
