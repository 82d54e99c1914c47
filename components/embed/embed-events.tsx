"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { useSessions } from "@/components/sessions/use-sessions";
import { useKnownAccounts } from "@/components/view/known-accounts";
import { useSessionSearch } from "@/components/view/use-session-search";
import { ApiError } from "@/lib/api-error";
import { scopeOf } from "@/lib/sessions/query/known-account";
import { readIssues } from "@/lib/sessions/query/query-issues";
import { serializeSessionSearchParams } from "@/lib/sessions/query/search-params";
import { issueText, readView } from "@/lib/sessions/query/usable-query";
import type { SessionState } from "@/lib/sessions/session/session";
import { tellHost, useHostMessage } from "./host-channel";

/** Reports the user's actions to the host page, and applies the host page's requests to the view. */
export function EmbedEvents({ state }: { state: SessionState }) {
  const accounts = useKnownAccounts();
  const [search, setSearch] = useSessionSearch();
  const query = serializeSessionSearchParams(search).slice(1);
  /** The query that the host page knows, because it was told or has set it. */
  const known = useRef(query);
  useHostMessage((message) => {
    if (message.type !== "filters") return;
    const asked = new URLSearchParams(message.query);
    const issues = readIssues(asked, scopeOf(accounts)).map(issueText);
    if (issues.length > 0) {
      tellHost({ type: "error", code: "invalid-filters", message: issues.join(" ") });
    }
    const next = readView(asked, accounts);
    known.current = serializeSessionSearchParams(next).slice(1);
    setSearch(next, "replace");
  });
  useEffect(() => {
    if (known.current === query) return;
    known.current = query;
    tellHost({ type: "location", query });
  }, [query]);
  useEffect(() => tellHost({ type: "ready" }), []);
  useSelectEvents(state, search.session);
  useErrorEvents();
  return null;
}

/** Reports the session whose details are open, once its row is loaded. */
function useSelectEvents(state: SessionState, id: string | null) {
  const { list } = useSessions(state, false);
  const session = list?.sessions.find((each) => each.id === id);
  const account = session?.account;
  const region = session?.region;
  const hasSelected = useRef(false);
  useEffect(() => {
    if (id === null && hasSelected.current) tellHost({ type: "select", session: null });
    if (id === null || account === undefined || region === undefined) return;
    hasSelected.current = true;
    tellHost({ type: "select", session: { id, account, region } });
  }, [id, account, region]);
}

/** Reports every failed request. */
function useErrorEvents() {
  const client = useQueryClient();
  const handle = useEffectEvent((error: Error) => {
    const code = error instanceof ApiError ? error.code : "internal";
    tellHost({ type: "error", code, message: error.message });
  });
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error") handle(event.action.error);
      }),
    [client],
  );
}
