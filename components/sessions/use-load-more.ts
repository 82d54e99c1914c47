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
 * Loading the next page: by itself while the end of the list is near, which makes a rare search run on in the
 * background until it is stopped; on demand always. After a failure only on demand: AWS limits how often it
 * may be asked.
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
  // Where there are several, a notice names those that failed, and the others go on.
  const failure = list?.sourceCount === 1 ? list.failures[0]?.error : undefined;
  const error = query.isFetchNextPageError ? query.error : failure ? sourceError(failure) : null;

  // A source that was only slow gets the time it needs, now that there is something to read.
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
    // What is on its way is given up too: AWS is not asked any further.
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
