"use client";

import { type InfiniteData, infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiError } from "@/lib/api-error";
import { fetchJson } from "@/lib/fetch-json";
import {
  type OverlappingKey,
  overlappingFilters,
  overlappingPath,
  toOverlapping,
} from "@/lib/sessions/list/overlapping-sessions";
import { worthWaiting } from "@/lib/sessions/list/session-list";
import { type SessionsPage, sessionsPageSchema } from "@/lib/sessions/list/sessions-page";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import type { Session } from "@/lib/sessions/session/session";

/** The number of pages that load automatically before the user has to continue the search. */
const MAX_ANSWERS = 5;

/** The number of sessions that is enough for a short list. */
const ENOUGH = 15;

/** A user who moves through the list with the panel open spends less time than this on each session. */
const SETTLE_MS = 300;

function overlappingQueryOptions(filters: SessionFilters) {
  return infiniteQueryOptions<
    SessionsPage,
    Error,
    InfiniteData<SessionsPage>,
    string[],
    string | null
  >({
    queryKey: ["overlapping", overlappingPath(filters, null)],
    queryFn: ({ client, queryKey, pageParam, signal }) => {
      const known = client.getQueryData<InfiniteData<SessionsPage>>(queryKey)?.pages ?? [];
      const wait = pageParam === null ? null : worthWaiting(known);
      return fetchJson(overlappingPath(filters, pageParam), sessionsPageSchema, signal, wait);
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.cursor,
    staleTime: 60_000,
  });
}

/** The sessions with the same owner or target that were open at the same time. A few pages load automatically. */
export function useOverlappingSessions(session: Session, by: OverlappingKey) {
  const filters = overlappingFilters(session, by);
  const isSettled = useSettled();
  const [answers, setAnswers] = useState(MAX_ANSWERS);
  const query = useInfiniteQuery({
    ...overlappingQueryOptions(filters ?? NO_FILTERS),
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

function isRefusedCursor(error: Error | null): boolean {
  return error instanceof ApiError && /^cursor-expired$|^invalid-cursor$/.test(error.code);
}

function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}
