import type { ListedState, SessionState } from "@/lib/sessions/session/session";
import { filtersOf, type SessionFilters, serializeSessionSearchParams } from "./search-params";

/** Rows of one answer: few enough to show at once, many enough to fill a tall screen. */
const PAGE_SIZE: Record<SessionState, number> = {
  // Active is asked again every ten seconds, so the whole list should fit in one call of AWS.
  active: 200,
  history: 100,
};

/**
 * Which of AWS's lists a tab asks. Who was on a node at some moment is a question about both: the session
 * may still be open. So History asks for open ones too when it lists what was running.
 */
export function listedState(
  state: SessionState,
  { time }: Pick<SessionFilters, "time">,
): ListedState {
  return state === "history" && time === "running" ? "all" : state;
}

/** The API's address for one page of a view. Equal views have equal addresses, so a preload is used. */
export function sessionsPath(
  state: SessionState,
  filters: SessionFilters,
  cursor: string | null,
): string {
  const base = new URLSearchParams({
    state: listedState(state, filters),
    limit: String(PAGE_SIZE[state]),
  });
  if (cursor !== null) base.set("cursor", cursor);
  return `/api/sessions${serializeSessionSearchParams(base, filtersOf(filters))}`;
}
