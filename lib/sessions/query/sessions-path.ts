import type { ListedState, SessionState } from "@/lib/sessions/session/session";
import { filtersOf, type SessionFilters, serializeSessionSearchParams } from "./search-params";

/** The rows of one answer: few enough to show at once, and enough to fill a tall screen. */
const PAGE_SIZE: Record<SessionState, number> = {
  // Active is polled every ten seconds, so the whole list should fit in one call to AWS.
  active: 200,
  history: 100,
};

/**
 * The lists that a tab asks for. A session that was running in a window may still be open, so History with
 * `running` asks for both lists.
 */
export function listedState(
  state: SessionState,
  { time }: Pick<SessionFilters, "time">,
): ListedState {
  return state === "history" && time === "running" ? "all" : state;
}

/** The API's address for one page of a view. Equal views have equal addresses, so that a preloaded answer is found. */
export function sessionsPath(
  state: SessionState,
  filters: SessionFilters,
  cursor: string | null,
  limit = PAGE_SIZE[state],
): string {
  const base = new URLSearchParams({
    state: listedState(state, filters),
    limit: String(limit),
  });
  if (cursor !== null) base.set("cursor", cursor);
  return `/api/sessions${serializeSessionSearchParams(base, filtersOf(filters))}`;
}
