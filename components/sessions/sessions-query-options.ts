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

/** The pages of one view. The query key names the view. It never contains the cursor. */
export function sessionsQueryOptions(state: SessionState, search: SessionFilters) {
  const filters = filtersOf(search);
  return pagesQueryOptions({
    queryKey: ["sessions", state, serializeSessionSearchParams(filters)],
    pathOf: (cursor) => sessionsPath(state, filters, cursor),
    // If a source fails during a refresh, its rows on the screen stay.
    refresh: withKeptRows,
    // Active becomes stale quickly and refreshes automatically. History refreshes only on demand, because a refresh
    // requests every loaded page again.
    staleTime: state === "history" ? Number.POSITIVE_INFINITY : 5_000,
  });
}

/** The pages that cursors lead through. `refresh` makes the first page from its answer and the known pages. */
export function pagesQueryOptions({
  queryKey,
  pathOf,
  refresh = (page) => page,
  staleTime,
}: {
  queryKey: string[];
  pathOf: (cursor: string | null) => string;
  refresh?: (page: SessionsPage, known: readonly SessionsPage[]) => SessionsPage;
  staleTime: number;
}) {
  return infiniteQueryOptions<
    SessionsPage,
    Error,
    InfiniteData<SessionsPage>,
    string[],
    string | null
  >({
    queryKey,
    queryFn: async ({ client, pageParam, signal }) => {
      const known = client.getQueryData<InfiniteData<SessionsPage>>(queryKey)?.pages ?? [];
      const wait = pageParam === null ? null : worthWaiting(known);
      const page = await fetchJson(pathOf(pageParam), sessionsPageSchema, signal, wait);
      return pageParam === null ? refresh(page, known) : page;
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
    staleTime,
  });
}
