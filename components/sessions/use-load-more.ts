"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiError, sourceError } from "@/lib/api-error";
import { type SessionList, worthWaiting } from "@/lib/sessions/list/session-list";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";
import { sessionsQueryOptions } from "./sessions-query-options";
import type { useSessions } from "./use-sessions";

/**
 * Loads the next page: automatically while the end of the list is near, and always on demand. A search with few matches
 * thus continues in the background until the user stops it. After a failure pages load only on demand, because AWS
 * limits the rate of requests.
 */
export function useLoadMore(
  state: SessionState,
  search: SessionFilters,
  query: ReturnType<typeof useSessions>["query"],
  list: SessionList | null,
) {
  const client = useQueryClient();
  const { queryKey } = sessionsQueryOptions(state, search);
  const view = queryKey.join(" ");
  const [stoppedView, setStoppedView] = useState<string | null>(null);
  const isStopped = stoppedView === view;
  // With several sources, a notice names those that failed, and the others continue.
  const failure = list?.sourceCount === 1 ? list.failures[0]?.error : undefined;
  const error = query.isFetchNextPageError ? query.error : failure ? sourceError(failure) : null;

  // A source that was only slow gets more time now, because there are rows to read meanwhile.
  const isCatchUpDue =
    worthWaiting(query.data?.pages ?? []) !== null &&
    query.hasNextPage &&
    !query.isFetching &&
    !query.isPlaceholderData &&
    !query.isFetchNextPageError &&
    !isStopped;
  const { fetchNextPage } = query;
  useEffect(() => {
    if (isCatchUpDue) void fetchNextPage();
  }, [isCatchUpDue, fetchNextPage]);

  function loadMore() {
    setStoppedView(null);
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  }

  function loadNear() {
    const isOver = !query.hasNextPage || !list?.canGoOn;
    if (isOver || query.isFetching || error !== null || isStopped) return;
    void query.fetchNextPage();
  }

  function stop() {
    setStoppedView(view);
    // The current request is cancelled too, so that the server stops its calls to AWS.
    void client.cancelQueries({ queryKey, exact: true });
  }

  return {
    loadMore,
    loadNear,
    stop,
    isStopped,
    error: error instanceof ApiError ? error : null,
  };
}
