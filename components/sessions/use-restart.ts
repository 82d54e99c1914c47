"use client";

import { useMutation } from "@tanstack/react-query";
import { fetchJson } from "@/lib/fetch-json";
import type { SessionFilters } from "@/lib/sessions/search-params";
import type { SessionState } from "@/lib/sessions/session";
import { type SessionsPage, sessionsPageSchema } from "@/lib/sessions/sessions-page";
import { sessionsPath } from "@/lib/sessions/sessions-path";
import { sessionsQueryOptions } from "./sessions-query-options";

/** A browser waits no longer for an answer that the server owes after 15 s. */
const TIMEOUT_MS = 30_000;

/**
 * Begins a listing anew after AWS refused the place where it stopped. The rows stay: the new first page
 * goes behind the old ones, where its cursor leads on, and rows known already are not doubled.
 */
export function useRestart(state: SessionState, search: SessionFilters) {
  const { queryKey } = sessionsQueryOptions(state, search);
  const view = queryKey.join(" ");
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (_view: string) =>
      fetchJson(
        sessionsPath(state, search, null),
        sessionsPageSchema,
        AbortSignal.timeout(TIMEOUT_MS),
      ),
    onSuccess: (page, _view, _result, { client }) => {
      client.setQueryData(sessionsQueryOptions(state, search).queryKey, (known) => ({
        pages: [...(known?.pages ?? []).map(withoutCount), page],
        pageParams: [...(known?.pageParams ?? []), null],
      }));
    },
  });
  return {
    restart: () => {
      if (!isPending) mutate(view);
    },
    isRestarting: isPending,
    // A failure belongs to the view in which it happened, not to the one that the reader went on to.
    error: variables === view ? error : null,
  };
}

/** The search is counted from its new beginning. */
function withoutCount(page: SessionsPage): SessionsPage {
  return { ...page, coverage: { ...page.coverage, scanned: 0 } };
}
