"use client";

import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLiveMode } from "@/components/view/live-mode";
import { ApiError, isRefusedCursor } from "@/lib/api-error";
import { fetchJson } from "@/lib/fetch-json";
import { refreshDelay } from "@/lib/refresh-delay";
import { type SessionHint, sessionApiPath } from "@/lib/sessions/query/session-path";
import { type Session, sessionSchema } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import { useIsOnline } from "./use-is-online";

/** One answer of a search: the session, or how to go on and how far it got. */
type Step = { session: Session | null; cursor: string | null; searchedBackTo: string | null };

/** One session by its id, in any source that the hint allows. A deep search takes several answers. */
function sessionQueryOptions(id: string, hint: SessionHint) {
  return infiniteQueryOptions({
    queryKey: ["session", sessionApiPath(id, hint)],
    queryFn: ({ signal, pageParam }): Promise<Step> =>
      nextStep(sessionApiPath(id, hint, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    staleTime: 10_000,
  });
}

async function nextStep(path: string, signal: AbortSignal): Promise<Step> {
  try {
    const session = await fetchJson(path, sessionSchema, signal);
    return { session, cursor: null, searchedBackTo: null };
  } catch (error) {
    if (!(error instanceof ApiError) || error.cursor === null) throw error;
    const searchedBackTo = error.coverage?.searchedBackTo ?? null;
    return { session: null, cursor: error.cursor, searchedBackTo };
  }
}

/**
 * A session by its id: the row of the list if there is one (`known`), else a search. The search goes on by itself until
 * it has the session, until everything was searched, until it fails, or until the reader stops it.
 */
export function useSession(id: string, hint: SessionHint, known: Session | null) {
  const [isLive] = useLiveMode();
  const isOnline = useIsOnline();
  const client = useQueryClient();
  const options = sessionQueryOptions(id, hint);
  const { queryKey } = options;
  const [stoppedSearch, setStoppedSearch] = useState<string | null>(null);
  const search = queryKey.join(" ");
  const isStopped = stoppedSearch === search;
  const { data, error, isFetching, hasNextPage, refetch, fetchNextPage } = useInfiniteQuery({
    ...options,
    enabled: known === null,
    // Only an open session can change.
    refetchInterval: ({ state: { data, error } }) => {
      const found = data?.pages.at(-1)?.session;
      return isLive && isOnline && found && isOpen(found) ? refreshDelay(error) : false;
    },
  });
  const found = data?.pages.at(-1)?.session ?? null;

  const isNextDue = known === null && hasNextPage && !isFetching && error === null && !isStopped;
  useEffect(() => {
    if (isNextDue) void fetchNextPage();
  }, [isNextDue, fetchNextPage]);

  function stop() {
    setStoppedSearch(search);
    // The current request is cancelled too, so that the server stops its calls to AWS.
    void client.cancelQueries({ queryKey, exact: true });
  }

  function retry() {
    const isOver = error instanceof ApiError && error.code === "not-found";
    if (found !== null || data === undefined) void refetch();
    else if (isOver || isRefusedCursor(error)) void client.resetQueries({ queryKey, exact: true });
    else void fetchNextPage();
  }

  return {
    session: known ?? found,
    error: known === null ? error : null,
    /** Whether AWS answered that there is no such session. */
    isMissing: error instanceof ApiError && error.code === "not-found",
    isFetching,
    retry,
    /** How far a search of several answers has got; null in its first answer. */
    progress: data && hasNextPage ? progressOf(data.pages) : null,
    isStopped,
    stop,
    goOn: () => setStoppedSearch(null),
  };
}

/** How far a search has got: back to this start; null if AWS has not returned any session. */
export type SearchProgress = { searchedBackTo: string | null };

function progressOf(steps: readonly Step[]): SearchProgress {
  const starts = steps.flatMap(({ searchedBackTo }) => searchedBackTo ?? []);
  return { searchedBackTo: starts.at(-1) ?? null };
}
