"use client";

import { Button } from "@/components/ui/button";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useFrame } from "@/components/view/frame";
import { usePinnedFilters } from "@/components/view/pinned-filters";
import { useSessionSearch } from "@/components/view/use-session-search";
import { ApiError, isRefusedCursor } from "@/lib/api-error";
import { withPinned } from "@/lib/embed/embed-scope";
import { listEnd } from "@/lib/sessions/list/list-end";
import { itemsByDay, plainItems } from "@/lib/sessions/list/list-items";
import {
  filtersOf,
  NO_FILTERS,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";
import { timeText } from "@/lib/sessions/time/time-text";
import { EmptyList } from "./empty-list";
import { ListEnd, StoppedEnd } from "./list-end";
import { RefreshNotice } from "./refresh-notice";
import { SessionTable } from "./session-table";
import { SourcesNotice } from "./sources-notice";
import { StaleNotice } from "./stale-notice";
import { TableSkeleton } from "./table-skeleton";
import { useLoadMore } from "./use-load-more";
import { useRestart } from "./use-restart";
import { useSessions } from "./use-sessions";
import { useStacked } from "./use-stacked";

/** The area below the filters: skeleton, failure, empty list, or rows. Each state looks different. */
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
  const { query, list } = useSessions(state);
  const isStacked = useStacked();
  const again = useRestart(state, search);
  const filters = filtersOf(search);
  const view = serializeSessionSearchParams(filters);
  const more = useLoadMore(state, search, query, list);
  const isFiltered = view !== "";
  const pinned = usePinnedFilters();
  const frame = useFrame();
  const time = timeText(filters, zone, Date.parse(list?.asOf ?? "2000-01-01"));

  if (list === null) {
    if (!query.isError) return <TableSkeleton zone={zone} />;
    const error = toApiError(query.error);
    return (
      <div className="grow overflow-auto">
        <ErrorNotice title={error.title} detail={error.message} requestId={error.requestId}>
          <Button onClick={() => void query.refetch()} disabled={query.isFetching}>
            Retry
          </Button>
          {search.account.length + search.region.length > 0 && (
            <Button onClick={() => setSearch({ account: null, region: null })}>
              All accounts and regions
            </Button>
          )}
        </ErrorNotice>
      </div>
    );
  }
  // With several sources, the notice above the rows says why one is missing.
  const isAgainShown = again.error !== null && (again.isFromTop || list.sourceCount === 1);
  const error = isAgainShown ? toApiError(again.error) : more.error;
  const pages = query.data?.pages ?? [];
  const lastCursor = pages.findLast(({ cursor }) => cursor !== null)?.cursor ?? null;
  const isLoading = query.isFetchingNextPage || again.isRestarting;
  const isDead = (isAgainShown && again.isFromTop) || isDeadEnd(error, query.hasNextPage);
  // Until the new filters are answered, the loaded rows that match them are shown.
  const isSettling = query.isPlaceholderData;
  // A frame that grows with its rows always shows their end, so automatic loading would never stop.
  const isLongEnough =
    frame?.display.height === "content" && list.sessions.length >= ENOUGH_IN_FRAME;
  const staleNotice = (
    <StaleNotice
      stale={list.stale}
      shownCount={list.sourceCount - list.failures.length}
      zone={zone}
      isRefreshing={query.isRefetching}
      onRefresh={() => void query.refetch()}
    />
  );
  if (list.sessions.length === 0 && list.coverage.complete && error === null) {
    return (
      <div className="grow overflow-auto">
        <RefreshNotice query={query} zone={zone} />
        {staleNotice}
        <EmptyList
          state={state}
          filters={filters}
          isFiltered={isFiltered}
          isPinned={pinned !== null}
          time={time}
          zone={zone}
          search={serializeSessionSearchParams(withPinned(filters, pinned))}
          onClear={() => setSearch(NO_FILTERS)}
        />
      </div>
    );
  }
  return (
    <div aria-busy={isSettling} className="flex min-w-0 grow flex-col aria-busy:opacity-60">
      <RefreshNotice query={query} zone={zone} />
      {staleNotice}
      {list.sourceCount > 1 && (
        <SourcesNotice
          failures={list.failures}
          zone={zone}
          isRetrying={again.isRestarting}
          onRetry={() => again.retry(lastCursor)}
        />
      )}
      <p role="status" className="sr-only">
        {isSettling
          ? "Searching"
          : list.sessions.length === 0
            ? "Searching, none so far"
            : `${list.sessions.length}${query.hasNextPage ? " or more" : ""} sessions`}
      </p>
      <SessionTable
        // Another view or another row height is another list with its own scroll position.
        key={`${view} ${isStacked}`}
        isStacked={isStacked}
        state={state}
        view={`${state}${view}`}
        items={
          state === "history"
            ? itemsByDay(list.sessions, zone, list.coverage.complete)
            : plainItems(list.sessions)
        }
        zone={zone}
        openId={openId}
        onOpen={onOpen}
        onEndNear={isLongEnough ? nothing : more.loadNear}
        end={
          error ? (
            <StoppedEnd
              error={error}
              count={list.sessions.length}
              isLoading={isLoading}
              isDeadEnd={isDead}
              onRetry={isDead ? again.restart : () => again.retry(lastCursor)}
            />
          ) : (
            <ListEnd
              end={listEnd(list, {
                state,
                zone,
                isFiltered: isFiltered || pinned !== null,
                time,
                isRunning: search.time === "running",
                isSettling,
                hasMore: query.hasNextPage,
                isStopped: more.isStopped,
                isSearching: (isFiltered || pinned !== null) && query.isFetchingNextPage,
              })}
              isLoading={isLoading}
              onLoadMore={more.loadMore}
              onStop={more.stop}
              onRetry={() => again.retry(lastCursor)}
            />
          )
        }
      />
    </div>
  );
}

/** The number of rows after which a growing frame loads more only on demand. */
const ENOUGH_IN_FRAME = 50;

function nothing() {}

/** Whether a retry from the same position cannot repair a failure. */
function isDeadEnd(error: ApiError | null, hasMore: boolean): boolean {
  if (error === null) return false;
  return !hasMore || isRefusedCursor(error) || error.code === "aws-invalid-request";
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
