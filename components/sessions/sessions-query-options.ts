import { type InfiniteData, infiniteQueryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/fetch-json";
import { withKeptRows, worthWaiting } from "@/lib/sessions/list/session-list";
import { type SessionsPage, sessionsPageSchema } from "@/lib/sessions/list/sessions-page";
import {
  filtersOf,
  type SessionFilters,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import { sessionsPath } from "@/lib/sessions/query/sessions-path";
import type { SessionState } from "@/lib/sessions/session/session";

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
      const known = client.getQueryData<InfiniteData<SessionsPage>>(queryKey)?.pages ?? [];
      const wait = pageParam === null ? null : worthWaiting(known);
      const page = await fetchJson(path, sessionsPageSchema, signal, wait);
      // A refresh that a source fails in has fewer rows than are on screen; those stay.
      return pageParam === null ? withKeptRows(page, known) : page;
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
    // Active goes stale at once and refreshes itself. History is asked again on demand only: it would
    // mean to ask for every page that was loaded.
    staleTime: state === "history" ? Number.POSITIVE_INFINITY : 5_000,
  });
}
