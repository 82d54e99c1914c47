"use client";

import { Button } from "@/components/ui/button";
import type { ApiError } from "@/lib/api-error";
import type { ListEnd as End } from "@/lib/sessions/list/list-end";

const LABELS = {
  "load-more": "Load more",
  "search-further": "Search further",
  stop: "Stop",
  retry: "Retry",
} as const;

/** The last line of the list. It always says how far the list reaches and why it ends there. */
export function ListEnd({
  end,
  isLoading,
  onLoadMore,
  onStop,
  onRetry,
}: {
  end: End;
  isLoading: boolean;
  onLoadMore: () => void;
  onStop: () => void;
  onRetry: () => void;
}) {
  const { text, action } = end;
  const isIdle = action === "stop" || !isLoading;
  const handle = {
    "load-more": onLoadMore,
    "search-further": onLoadMore,
    stop: onStop,
    retry: onRetry,
  };
  return (
    <div className="list-end">
      <p>{text}</p>
      {action && (
        <Button onClick={handle[action]} disabled={!isIdle}>
          {isIdle ? LABELS[action] : "Loading…"}
        </Button>
      )}
    </div>
  );
}

/** The last line of a list that a failure has stopped: the reason, and a button to continue. The rows stay. */
export function StoppedEnd({
  error,
  count,
  isLoading,
  isDeadEnd,
  onRetry,
}: {
  error: ApiError;
  count: number;
  isLoading: boolean;
  /** Whether the next page cannot be loaded, so that the list must start again. */
  isDeadEnd: boolean;
  onRetry: () => void;
}) {
  return (
    <div role="alert" className="list-end">
      <p className="wrap-anywhere">
        <strong className="text-bad font-semibold">Stopped: {error.title}.</strong> {error.message}{" "}
        {count > 0 && `The ${count.toLocaleString("en-GB")} rows above stay.`}
      </p>
      <Button onClick={onRetry} disabled={isLoading}>
        {isDeadEnd ? "Start again from the top" : "Retry"}
      </Button>
    </div>
  );
}
