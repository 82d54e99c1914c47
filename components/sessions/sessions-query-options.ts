import { type InfiniteData, infiniteQueryOptions } from "@tanstack/react-query";
import { sourceError } from "@/lib/api-error";
import { fetchJson } from "@/lib/fetch-json";
import {
  filtersOf,
  type SessionFilters,
  serializeSessionSearchParams,
} from "@/lib/sessions/search-params";
import type { SessionState } from "@/lib/sessions/session";
import { type SessionsPage, sessionsPageSchema } from "@/lib/sessions/sessions-page";
import { sessionsPath } from "@/lib/sessions/sessions-path";

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
    queryFn: async ({ client, queryKey, pageParam, signal }) => {
      const path = sessionsPath(state, filters, pageParam);
      const page = await fetchJson(path, sessionsPageSchema, signal);
      const failure = page.sources.find((source) => source.error)?.error;
      const isRefresh = pageParam === null && client.getQueryData(queryKey) !== undefined;
      // A refresh that AWS cut short has fewer rows than are on screen; those stay instead.
      if (failure && isRefresh) throw sourceError(failure);
      return page;
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
    // Active goes stale at once and refreshes itself. History is asked again on demand only: it would
    // mean to ask for every page that was loaded.
    staleTime: state === "history" ? Number.POSITIVE_INFINITY : 5_000,
  });
}
