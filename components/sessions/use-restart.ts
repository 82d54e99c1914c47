"use client";

import { type InfiniteData, useMutation } from "@tanstack/react-query";
import { fetchJson } from "@/lib/fetch-json";
import { type SessionsPage, sessionsPageSchema } from "@/lib/sessions/list/sessions-page";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { sessionsPath } from "@/lib/sessions/query/sessions-path";
import type { SessionState } from "@/lib/sessions/session/session";
import { sessionsQueryOptions } from "./sessions-query-options";

/** A browser waits no longer for an answer that the server owes after 15 s. */
const TIMEOUT_MS = 30_000;

/** Whoever asks again would rather wait than go without a slow source; seconds. */
const RETRY_WAIT = 10;

/**
 * Asks again where a listing has stopped. `retry` goes on at its end, with more patience for the sources that
 * failed; `restart` begins anew after AWS refused that place. The rows stay: the new page goes behind the
 * old ones, where its cursor leads on, and rows known already are not doubled.
 */
export function useRestart(state: SessionState, search: SessionFilters) {
  const { queryKey } = sessionsQueryOptions(state, search);
  const { mutate, isPending, error, variables } = useMutation({
    // Everything is in the variables: by the time of the answer, another view may be open.
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
    // A failure belongs to the view in which it happened, not to the one that the reader went on to.
    error: variables?.queryKey.join(" ") === queryKey.join(" ") ? error : null,
    /** Whether what failed was a new beginning, so that only another one leads on. */
    isFromTop: variables?.cursor === null,
  };
}

type Asked = { queryKey: readonly string[]; cursor: string | null; path: string };

/** The search is counted from its new beginning. */
function withoutCount(page: SessionsPage): SessionsPage {
  return { ...page, coverage: { ...page.coverage, scanned: 0 } };
}
