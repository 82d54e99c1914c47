"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useLiveMode } from "@/components/view/live-mode";
import { useSessionSearch } from "@/components/view/use-session-search";
import { refreshDelay } from "@/lib/refresh-delay";
import { serverNow } from "@/lib/server-clock";
import { type SessionList, toSessionList } from "@/lib/sessions/list/session-list";
import type { SessionsPage } from "@/lib/sessions/list/sessions-page";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { matchesFilters } from "@/lib/sessions/query/session-match";
import type { SessionState } from "@/lib/sessions/session/session";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { sessionsQueryOptions } from "./sessions-query-options";
import { useIsOnline } from "./use-is-online";

/** Header, tabs and table use the same pages. The list is built once for all of them. */
const lists = new WeakMap<readonly SessionsPage[], SessionList>();

function listOf(pages: readonly SessionsPage[]): SessionList {
  const list = lists.get(pages) ?? toSessionList(pages);
  lists.set(pages, list);
  return list;
}

/** The sessions of a tab under the URL's filters. With `isEnabled: false` it only reads the cache. */
export function useSessions(state: SessionState, isEnabled = true) {
  const [search] = useSessionSearch();
  const [isLive] = useLiveMode();
  const isOnline = useIsOnline();
  const isRefreshing = state === "active" && isLive;
  const query = useInfiniteQuery({
    ...sessionsQueryOptions(state, search),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { error } }) =>
      isRefreshing && isOnline ? refreshDelay(error) : false,
    refetchOnWindowFocus: isRefreshing,
    refetchOnReconnect: isRefreshing,
  });

  const list = query.data ? listOf(query.data.pages) : null;
  return {
    query,
    list: list && query.isPlaceholderData ? standIn(list, search) : list,
  };
}

/** The rows of the previous view that match this one. The coverage of the new search is not known yet. */
function standIn(list: SessionList, search: SessionFilters): SessionList {
  const window = timeWindow(search, serverNow());
  const sessions = list.sessions.filter((session) => matchesFilters(session, search, window));
  return {
    ...list,
    sessions,
    coverage: { scanned: 0, searchedBackTo: null, complete: false },
    failures: [],
    stale: [],
    canGoOn: true,
  };
}
