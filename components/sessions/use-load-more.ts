"use client";

import { useRef, useState } from "react";
import { ApiError, sourceError } from "@/lib/api-error";
import type { SessionList } from "@/lib/sessions/session-list";
import type { useSessions } from "./use-sessions";

/** Answers without a new row after which the search asks before it goes on. */
const PATIENCE = 5;

/**
 * Loading the next page: by itself while the end of the list is near, on demand always. After a failure,
 * and after several answers without a match, only on demand: AWS limits how often it may be asked.
 */
export function useLoadMore(
  view: string,
  query: ReturnType<typeof useSessions>["query"],
  list: SessionList | null,
) {
  const progress = useRef({ view, rows: 0, answers: 0, pages: 0 });
  const [waitingView, setWaitingView] = useState<string | null>(null);
  const isWaiting = waitingView === view;
  const failure = list?.failures[0]?.error;
  const error = query.isFetchNextPageError ? query.error : failure ? sourceError(failure) : null;

  function loadMore() {
    progress.current.answers = 0;
    setWaitingView(null);
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  }

  function loadNear() {
    if (!query.hasNextPage || query.isFetching || error !== null || isWaiting) return;
    const rows = list?.sessions.length ?? 0;
    const pages = query.data?.pages.length ?? 0;
    const last = progress.current.view === view ? progress.current : { rows: 0, answers: 0, pages };
    const answers = rows > last.rows ? 0 : last.answers + (pages > last.pages ? 1 : 0);
    progress.current = { view, rows, answers, pages };
    if (answers >= PATIENCE) setWaitingView(view);
    else void query.fetchNextPage();
  }

  return { loadMore, loadNear, isWaiting, error: error instanceof ApiError ? error : null };
}
