"use client";

import { Button } from "@/components/ui/button";
import { useTimeZone } from "@/components/view/time-zone-preference";
import { fullTime } from "@/lib/sessions/time/time-format";
import type { SearchProgress } from "./use-session";

/** Stands in place of a session until it is found. A search of several answers says how far it got, and can be stopped. */
export function LookingForSession({
  progress,
  isStopped,
  stop,
  goOn,
}: {
  progress: SearchProgress | null;
  isStopped: boolean;
  stop: () => void;
  goOn: () => void;
}) {
  const { zone } = useTimeZone();
  const isWaiting = progress !== null && isStopped;
  return (
    <div className="text-ink-2 mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <p role="status">
        {isWaiting
          ? "Stopped. Not found so far."
          : "Looking for this session in Active and History…"}
        {progress && ` ${progressText(progress, zone)}`}
      </p>
      {progress && (
        <Button onClick={isStopped ? goOn : stop}>{isStopped ? "Search further" : "Stop"}</Button>
      )}
    </div>
  );
}

function progressText({ searchedBackTo }: SearchProgress, zone: string): string {
  return searchedBackTo === null
    ? "How far back is unknown: AWS has returned pages without sessions."
    : `Searched back to ${fullTime(Date.parse(searchedBackTo), zone)}.`;
}

/** Asks for a session again. */
export function RetryButton({ isFetching, retry }: { isFetching: boolean; retry: () => void }) {
  return (
    <Button disabled={isFetching} onClick={retry}>
      Retry
    </Button>
  );
}
