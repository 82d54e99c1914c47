"use client";

import { type InfiniteData, useMutation } from "@tanstack/react-query";
import { fetchJson } from "@/lib/fetch-json";
import { type SessionsPage, sessionsPageSchema } from "@/lib/sessions/list/sessions-page";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { sessionsPath } from "@/lib/sessions/query/sessions-path";
import type { SessionState } from "@/lib/sessions/session/session";
import { sessionsQueryOptions } from "./sessions-query-options";

/** The browser stops waiting after this time. The server answers within 15 s. */
const TIMEOUT_MS = 30_000;

/** Seconds that a slow source gets on a retry: the user prefers waiting to missing it again. */
const RETRY_WAIT = 10;

/**
 * Continues a listing that has stopped. `retry` continues at its end, with a longer timeout for the sources that failed.
 * `restart` starts from the top after AWS refused the cursor. The rows stay: the new page is appended to the loaded
 * ones, its cursor leads on from there, and no row appears twice.
 */
export function useRestart(state: SessionState, search: SessionFilters) {
  const { queryKey } = sessionsQueryOptions(state, search);
  const { mutate, isPending, error, variables } = useMutation({
    // The variables hold everything, because another view may be open when the answer arrives.
    mutationFn: ({ path }: Asked) =>
      fetchJson(path, sessionsPageSchema, AbortSignal.timeout(TIMEOUT_MS), RETRY_WAIT),
    onSuccess: (page, { cursor, queryKey: asked }, _result, { client }) => {
      client.setQueryData<InfiniteData<SessionsPage, string | null>>(asked, (known) => {
        const pages = known?.pages ?? [];
        return {
          pages: [...(cursor === null ? pages.map(withoutCount) : pages), page],
          pageParams: [...(known?.pageParams ?? []), cursor],
        };
      });
    },
  });
  const ask = (cursor: string | null) => {
    if (!isPending) mutate({ queryKey, cursor, path: sessionsPath(state, search, cursor) });
  };
  return {
    restart: () => ask(null),
    retry: (cursor: string | null) => ask(cursor),
    isRestarting: isPending,
    // A failure belongs to the view in which it happened, not to the current one.
    error: variables?.queryKey.join(" ") === queryKey.join(" ") ? error : null,
    /** Whether the failed request was a restart, so that only another restart can continue. */
    isFromTop: variables?.cursor === null,
  };
}

type Asked = { queryKey: readonly string[]; cursor: string | null; path: string };

/** After a restart the count of searched sessions starts again. */
function withoutCount(page: SessionsPage): SessionsPage {
  return { ...page, coverage: { ...page.coverage, scanned: 0 } };
}
