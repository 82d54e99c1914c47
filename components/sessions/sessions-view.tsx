"use client";

import { lazy, Suspense, useEffect } from "react";
import { FilterBar } from "@/components/filters/filter-bar";
import { FilterDoubts } from "@/components/filters/filter-doubts";
import { QueryNotice } from "@/components/filters/query-notice";
import { ClockNotice } from "@/components/view/clock-notice";
import { useTimeZone } from "@/components/view/time-zone-preference";
import { useNow } from "@/components/view/use-now";
import { useSessionSearch } from "@/components/view/use-session-search";
import { suggestionsFrom } from "@/lib/sessions/chips/suggestions";
import { viewHeading, viewTitle } from "@/lib/sessions/chips/view-title";
import type { SessionState } from "@/lib/sessions/session/session";
import { SessionsBody } from "./sessions-body";
import { useSessions } from "./use-sessions";

const loadPanel = () => import("./session-panel");
const SessionPanel = lazy(async () => ({ default: (await loadPanel()).SessionPanel }));

/**
 * One tab: its filters, its sessions, and the details panel. `servedAt` is the server's time when it made the page, which the
 * chips use until the page is hydrated.
 */
export function SessionsView({ state, servedAt }: { state: SessionState; servedAt: number }) {
  const [search, setSearch] = useSessionSearch();
  const { zone } = useTimeZone();
  const { list } = useSessions(state);
  const now = useNow() || servedAt;
  const openId = search.session;
  // Loaded early, although the first rows do not need it.
  useEffect(() => void loadPanel(), []);
  return (
    <>
      <title>{viewTitle(state, search, zone, now)}</title>
      <h1 className="sr-only">{viewHeading(state)}</h1>
      <FilterBar
        state={state}
        suggestions={suggestionsFrom(list?.sessions ?? [])}
        timeZone={zone}
        now={now}
      />
      <ClockNotice />
      <QueryNotice />
      <FilterDoubts />
      <div className="session-view @container/view relative flex min-h-0 grow">
        <SessionsBody
          state={state}
          zone={zone}
          openId={openId}
          onOpen={(id) => setSearch({ session: id }, openId === null ? "push" : "replace")}
        />
        {openId !== null && (
          <Suspense fallback={<div className="session-panel" />}>
            <SessionPanel
              key={openId}
              id={openId}
              zone={zone}
              known={list?.sessions.find((session) => session.id === openId) ?? null}
              onClose={() => {
                // The focus returns to the row that the details belong to.
                document.querySelector<HTMLElement>('[role="row"][aria-selected="true"]')?.focus();
                setSearch({ session: null });
              }}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}
