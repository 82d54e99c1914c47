"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { ApiError, sourceError } from "@/lib/api-error";
import { fetchJson } from "@/lib/fetch-json";
import { NO_FILTERS } from "@/lib/sessions/search-params";
import type { Session, SessionState } from "@/lib/sessions/session";
import { isOpen } from "@/lib/sessions/session-age";
import { type SessionsPage, sessionsPageSchema } from "@/lib/sessions/sessions-page";
import { sessionsPath } from "@/lib/sessions/sessions-path";
import { REFRESH_MS, useLiveMode } from "./live-mode";

/** Answers to ask for before giving up: an exact id goes to AWS, but AWS may answer with empty pages. */
const MAX_ANSWERS = 20;

async function findIn(state: SessionState, id: string, signal: AbortSignal) {
  let cursor: string | null = null;
  for (let answer = 0; answer < MAX_ANSWERS; answer += 1) {
    const path: string = sessionsPath(state, { ...NO_FILTERS, sessionId: [id] }, cursor);
    const page: SessionsPage = await fetchJson(path, sessionsPageSchema, signal);
    const [session] = page.sessions;
    if (session) return session;
    const failure = page.sources.find((source) => source.error)?.error;
    if (failure) throw sourceError(failure);
    cursor = page.cursor;
    if (cursor === null) return null;
  }
  throw new ApiError({
    code: "unfinished",
    title: "The search is not finished",
    detail: "AWS kept answering with empty pages. Retry to go on looking.",
  });
}

/** One session by its id: under the tab it was seen in, else under the other. Null when AWS has neither. */
function sessionQueryOptions(state: SessionState, id: string) {
  const other = state === "active" ? "history" : "active";
  return queryOptions({
    queryKey: ["session", state, id],
    queryFn: async ({ signal }): Promise<Session | null> =>
      (await findIn(state, id, signal)) ?? (await findIn(other, id, signal)),
    staleTime: 10_000,
  });
}

/** The session of an open panel: the row if the list has it, else asked for by its id. */
export function useSession(state: SessionState, id: string, known: Session | null) {
  const [isLive] = useLiveMode();
  return useQuery({
    ...sessionQueryOptions(state, id),
    enabled: known === null,
    // An open session goes on; one that ended or is unknown stays as it is.
    refetchInterval: ({ state: { data } }) => (isLive && data && isOpen(data) ? REFRESH_MS : false),
  });
}
