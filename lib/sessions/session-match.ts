import { FILTER_KEYS, type FilterKey } from "./filter-keys";
import { ownerIs } from "./owner";
import type { SessionFilters } from "./search-params";
import type { Session } from "./session";
import { isInWindow, type TimeWindow } from "./time-window";

/** Whether a session has a wanted value of a key. */
const MATCHES: Record<FilterKey, (session: Session, wanted: string) => boolean> = {
  owner: (session, wanted) => ownerIs(session.owner, wanted),
  target: (session, wanted) => session.target === wanted,
  status: (session, wanted) => session.status === wanted,
  sessionId: (session, wanted) => session.id === wanted,
  // AWS added the field in 2025 and older rows lack it.
  accessType: (session, wanted) => (session.accessType ?? "Standard") === wanted,
};

/**
 * Whether a session belongs to a query: the re-check that every row passes, whatever AWS was asked.
 * Values of one key are alternatives, keys all apply. A session without an access type is Standard.
 */
export function matchesFilters(
  session: Session,
  filters: SessionFilters,
  window: TimeWindow,
): boolean {
  return (
    FILTER_KEYS.every((key) => {
      const wanted = filters[key];
      return wanted.length === 0 || wanted.some((value) => MATCHES[key](session, value));
    }) && isInWindow(session.startedAt, window)
  );
}
