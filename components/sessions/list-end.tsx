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
  time,
  isSettling,
  isLoading,
  isWaiting,
  hasMore,
  error,
  isDeadEnd,
  onLoadMore,
  onStartAgain,
}: {
  state: SessionState;
  list: SessionList;
  zone: string;
  isFiltered: boolean;
  /** The time filter in words, null when there is none. */
  time: string | null;
  /** The rows are those of the view before, as far as they belong to this one. */
  isSettling: boolean;
  isLoading: boolean;
  /** The search goes on only when asked to, after several answers without a match. */
  isWaiting: boolean;
  hasMore: boolean;
  error: ApiError | null;
  /** Asking for the next page would do nothing; only a new beginning leads on. */
  isDeadEnd: boolean;
  onLoadMore: () => void;
  onStartAgain: () => void;
}) {
  const { scanned, searchedBackTo, complete } = list.coverage;
  const count = list.sessions.length;
  const backTo =
    searchedBackTo === null ? "" : ` back to ${fullTime(Date.parse(searchedBackTo), zone)}`;
  // Where AWS has filtered, all that was read matches, and how many were searched nobody knows.
  const searched =
    scanned > count
      ? `Searched${backTo}: ${number(count)} of ${number(scanned)} sessions match`
      : `${sessionCount(count)} so far,${backTo || " still searching"}`;
  if (isSettling) return <p className="list-end">Searching…</p>;
  if (error) {
    return (
      <div role="alert" className="list-end">
        <p className="wrap-anywhere">
          <strong className="text-bad font-semibold">Stopped: {error.title}.</strong>{" "}
          {error.message} {count > 0 && `The ${number(count)} rows above stay.`}
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
        <p>{isFiltered ? `${searched}.` : `${sessionCount(count)} so far.`}</p>
        <Button onClick={onLoadMore} disabled={isLoading}>
          {isLoading ? "Loading…" : isWaiting ? "Search further" : "Load more"}
        </Button>
      </div>
    );
  }
  if (!complete) return <p className="list-end">{searched}.</p>;
  return <p className="list-end">{endText(state, sessionCount(count), time)}</p>;
}

function endText(state: SessionState, found: string, time: string | null) {
  if (time !== null) return `End of the window (${time}): ${found}.`;
  return state === "active"
    ? `${found} in Active.`
    : `End of history: ${found}. AWS keeps 30 days.`;
}

function sessionCount(count: number) {
  return count === 1 ? "1 session" : `${number(count)} sessions`;
}

function number(value: number) {
  return value.toLocaleString("en-GB");
}
