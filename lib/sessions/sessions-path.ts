import { filtersOf, type SessionFilters, serializeSessionSearchParams } from "./search-params";
import type { SessionState } from "./session";

/** Rows of one answer: few enough to show at once, many enough to fill a tall screen. */
const PAGE_SIZE: Record<SessionState, number> = {
  // Active is asked again every ten seconds, so the whole list should fit in one call of AWS.
  active: 200,
  history: 100,
};

/** The API's address for one page of a view. Equal views have equal addresses, so a preload is used. */
export function sessionsPath(
  state: SessionState,
  filters: SessionFilters,
  cursor: string | null,
): string {
  const base = new URLSearchParams({ state, limit: String(PAGE_SIZE[state]) });
  if (cursor !== null) base.set("cursor", cursor);
  return `/api/sessions${serializeSessionSearchParams(base, filtersOf(filters))}`;
}
