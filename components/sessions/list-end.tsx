"use client";

import { Button } from "@/components/ui/button";
import type { ApiError } from "@/lib/api-error";
import type { SessionState } from "@/lib/sessions/session";
import type { SessionList } from "@/lib/sessions/session-list";
import { fullTime } from "@/lib/sessions/time-format";

/** The last line of the list, which always says how far the list goes and why it ends there. */
export function ListEnd({
  state,
  list,
  zone,
  isFiltered,
  isLoading,
  isWaiting,
  hasMore,
  error,
  onLoadMore,
  onStartAgain,
}: {
  state: SessionState;
  list: SessionList;
  zone: string;
  isFiltered: boolean;
  isLoading: boolean;
  /** The search goes on only when asked to, after several answers without a match. */
  isWaiting: boolean;
  hasMore: boolean;
  error: ApiError | null;
  onLoadMore: () => void;
  onStartAgain: () => void;
}) {
  const { scanned, searchedBackTo, complete } = list.coverage;
  const count = list.sessions.length;
  const searched = `Searched back to ${searchedBackTo === null ? "now" : fullTime(Date.parse(searchedBackTo), zone)}: ${count} of ${Math.max(scanned, count)} sessions match`;
  if (error) {
    // Without a way on, asking for the next page would do nothing.
    const isDeadEnd = error.code === "cursor-expired" || !hasMore;
    return (
      <div role="alert" className="list-end">
        <p className="wrap-anywhere">
          <strong className="text-bad font-semibold">Stopped: {error.title}.</strong>{" "}
          {error.message} {count > 0 && `The ${count} rows above stay.`}
        </p>
        <Button onClick={isDeadEnd ? onStartAgain : onLoadMore} disabled={isLoading}>
          {isDeadEnd ? "Start again from the top" : "Retry"}
        </Button>
      </div>
    );
  }
  if (hasMore) {
    return (
      <div className="list-end">
        <p>{isFiltered ? `${searched}.` : `${count} sessions so far.`}</p>
        <Button onClick={onLoadMore} disabled={isLoading}>
          {isLoading ? "Loading…" : isWaiting ? "Search further" : "Load more"}
        </Button>
      </div>
    );
  }
  const total = count === 1 ? "1 session" : `${count} sessions`;
  if (!complete) return <p className="list-end">{searched}.</p>;
  return (
    <p className="list-end">
      {state === "active" ? `${total} in Active.` : `End of history: ${total}. AWS keeps 30 days.`}
    </p>
  );
}
