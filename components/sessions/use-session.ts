"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { useLiveMode } from "@/components/view/live-mode";
import { ApiError } from "@/lib/api-error";
import { fetchJson } from "@/lib/fetch-json";
import { refreshDelay } from "@/lib/refresh-delay";
import { type SessionHint, sessionApiPath } from "@/lib/sessions/query/session-path";
import { type Session, sessionSchema } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import { useIsOnline } from "./use-is-online";

/** One session by its id, in any source that the hint allows. */
function sessionQueryOptions(id: string, hint: SessionHint) {
  const path = sessionApiPath(id, hint);
  return queryOptions({
    queryKey: ["session", path],
    queryFn: ({ signal }): Promise<Session> => fetchJson(path, sessionSchema, signal),
    staleTime: 10_000,
  });
}

/** A session by its id: the row of the list if there is one (`known`), else a request. */
export function useSession(id: string, hint: SessionHint, known: Session | null) {
  const [isLive] = useLiveMode();
  const isOnline = useIsOnline();
  const { data, error, isFetching, refetch } = useQuery({
    ...sessionQueryOptions(id, hint),
    enabled: known === null,
    // Only an open session can change.
    refetchInterval: ({ state: { data, error } }) =>
      isLive && isOnline && data && isOpen(data) ? refreshDelay(error) : false,
  });
  return {
    session: known ?? data ?? null,
    error: known === null ? error : null,
    /** Whether AWS answered that there is no such session. */
    isMissing: error instanceof ApiError && error.code === "not-found",
    isFetching,
    refetch,
  };
}
