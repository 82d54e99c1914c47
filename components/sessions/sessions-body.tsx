"use client";

import { useState } from "react";
import { useSessionSearch } from "@/components/filters/use-session-search";
import { Button } from "@/components/ui/button";
import { ErrorNotice } from "@/components/ui/error-notice";
import { ApiError } from "@/lib/api-error";
import { itemsByDay, plainItems } from "@/lib/sessions/list-items";
import { NO_FILTERS, serializeSessionSearchParams } from "@/lib/sessions/search-params";
import type { SessionState } from "@/lib/sessions/session";
import { filtersOf } from "@/lib/sessions/sessions-path";
import { EmptyList } from "./empty-list";
import { ListEnd } from "./list-end";
import { RefreshNotice } from "./refresh-notice";
import { SessionTable } from "./session-table";
import { TableSkeleton } from "./table-skeleton";
import { useLoadMore } from "./use-load-more";
import { useSessions } from "./use-sessions";
import { useStacked } from "./use-stacked";

/** What stands under the filters: skeleton, failure, nothing found, or the rows. Never one for another. */
export function SessionsBody({
  state,
  zone,
  openId,
  onOpen,
}: {
  state: SessionState;
  zone: string;
  openId: string | null;
  onOpen: (id: string) => void;
}) {
  const [search, setSearch] = useSessionSearch();
  const { query, list, startAgain } = useSessions(state);
  const isStacked = useStacked();
  const [restartError, setRestartError] = useState<ApiError | null>(null);
  const filters = filtersOf(search);
  const view = serializeSessionSearchParams(filters);
  const { loadMore, loadNear, isWaiting, error: moreError } = useLoadMore(view, query, list);
  const isFiltered = view !== "";

  if (list === null) {
    if (!query.isError) return <TableSkeleton zone={zone} />;
    const error = toApiError(query.error);
    return (
      <div className="grow overflow-auto">
        <ErrorNotice title={error.title} detail={error.message} requestId={error.requestId}>
          <Button onClick={() => void query.refetch()} disabled={query.isFetching}>
            Retry
          </Button>
        </ErrorNotice>
      </div>
    );
  }
  const error = restartError ?? moreError;
  // Until the new filters are answered, the rows known already that match them stand in.
  const isSettling = query.isPlaceholderData;
  if (list.sessions.length === 0 && !query.hasNextPage && !isSettling && error === null) {
    return (
      <div className="grow overflow-auto">
        <EmptyList
          state={state}
          filters={filters}
          isFiltered={isFiltered}
          search={view}
          onClear={() => setSearch(NO_FILTERS)}
        />
      </div>
    );
  }
  return (
    <div aria-busy={isSettling} className="flex min-w-0 grow flex-col aria-busy:opacity-60">
      <RefreshNotice query={query} zone={zone} />
      <p role="status" className="sr-only">
        {list.sessions.length}
        {query.hasNextPage ? " or more" : ""} sessions
      </p>
      <SessionTable
        // Another view or another row height is another list: it starts at its own remembered place.
        key={`${view} ${isStacked}`}
        isStacked={isStacked}
        state={state}
        view={`${state}${view}`}
        items={
          state === "history"
            ? itemsByDay(list.sessions, zone, !query.hasNextPage)
            : plainItems(list.sessions)
        }
        zone={zone}
        openId={openId}
        onOpen={onOpen}
        onEndNear={loadNear}
        end={
          <ListEnd
            state={state}
            list={list}
            zone={zone}
            isFiltered={isFiltered}
            isLoading={query.isFetchingNextPage || isSettling}
            isWaiting={isWaiting}
            hasMore={query.hasNextPage}
            error={error}
            onLoadMore={loadMore}
            onStartAgain={() => {
              startAgain().then(
                () => setRestartError(null),
                (cause: unknown) => setRestartError(toApiError(cause)),
              );
            }}
          />
        }
      />
    </div>
  );
}

function toApiError(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  return new ApiError({
    code: "internal",
    title: "This page failed",
    detail:
      cause instanceof Error ? cause.message : "Something unexpected happened. Reload the page.",
  });
}
