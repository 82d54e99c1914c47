"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isRefusedCursor } from "@/lib/api-error";
import {
  type OverlappingKey,
  overlappingFilters,
  overlappingPath,
  toOverlapping,
} from "@/lib/sessions/list/overlapping-sessions";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import type { Session } from "@/lib/sessions/session/session";
import { pagesQueryOptions } from "./sessions-query-options";

/** The number of pages that load automatically before the user has to continue the search. */
const MAX_ANSWERS = 5;

/** The number of sessions that is enough for a short list. */
const ENOUGH = 15;

/** A user who moves through the list with the panel open spends less time than this on each session. */
const SETTLE_MS = 300;

/** The sessions with the same owner or target that were open at the same time. A few pages load automatically. */
export function useOverlappingSessions(session: Session, by: OverlappingKey) {
  const filters = overlappingFilters(session, by);
  const pathOf = (cursor: string | null) => overlappingPath(filters ?? NO_FILTERS, cursor);
  const isSettled = useSettled();
  const [answers, setAnswers] = useState(MAX_ANSWERS);
  const query = useInfiniteQuery({
    ...pagesQueryOptions({
      queryKey: ["overlapping", pathOf(null)],
      pathOf,
      staleTime: 60_000,
    }),
    enabled: filters !== null && isSettled,
  });
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = query;
  const found = data ? toOverlapping(data.pages, session) : null;
  const isGoingOn =
    found?.hasMore === true &&
    error === null &&
    found.sessions.length < ENOUGH &&
    (data?.pages.length ?? 0) < answers;
  useEffect(() => {
    if (isGoingOn && !isFetching) void fetchNextPage();
  }, [isGoingOn, isFetching, fetchNextPage]);
  return {
    found,
    error,
    isSearching: filters !== null && error === null && (found === null || isGoingOn || isFetching),
    onGoOn: () => {
      setAnswers((data?.pages.length ?? 0) + MAX_ANSWERS);
      void fetchNextPage();
    },
    // The cursor leads to the failed sources, unless the server refuses the cursor itself.
    onRetry: () => void (hasNextPage && !isRefusedCursor(error) ? fetchNextPage() : refetch()),
  };
}

function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}
