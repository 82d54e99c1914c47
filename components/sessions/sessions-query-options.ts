import { type InfiniteData, infiniteQueryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/fetch-json";
import { type SessionFilters, serializeSessionSearchParams } from "@/lib/sessions/search-params";
import type { SessionState } from "@/lib/sessions/session";
import { type SessionsPage, sessionsPageSchema } from "@/lib/sessions/sessions-page";
import { filtersOf, sessionsPath } from "@/lib/sessions/sessions-path";

/** The pages of one view. The key is the view; the place in it (the cursor) never is. */
export function sessionsQueryOptions(state: SessionState, search: SessionFilters) {
  const filters = filtersOf(search);
  return infiniteQueryOptions<
    SessionsPage,
    Error,
    InfiniteData<SessionsPage>,
    string[],
    string | null
  >({
    queryKey: ["sessions", state, serializeSessionSearchParams(filters)],
    queryFn: ({ pageParam, signal }) =>
      fetchJson(sessionsPath(state, filters, pageParam), sessionsPageSchema, signal),
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
    // History of a minute ago is still history; Active goes stale at once and refreshes itself.
    staleTime: state === "history" ? 60_000 : 5_000,
  });
}
