"use client";

import { Pause, Play, RotateCw } from "lucide-react";
import { useIsOnline } from "@/components/sessions/use-is-online";
import { useSessions } from "@/components/sessions/use-sessions";
import { Button } from "@/components/ui/button";
import { useLiveMode } from "@/components/view/live-mode";
import { useNow } from "@/components/view/use-now";
import { useTab } from "@/components/view/use-tab";
import { cn } from "@/lib/cn";
import { toServerTime } from "@/lib/server-clock";
import { agoLabel } from "@/lib/sessions/session/duration";
import { useShortcut } from "./use-shortcut";

/** Shows how old the rows are. Active refreshes automatically and can be paused; History refreshes on demand. */
export function LiveIndicator() {
  const tab = useTab();
  const [isLive, setLive] = useLiveMode();
  const isOnline = useIsOnline();
  const { query, list } = useSessions(tab ?? "active", false);
  const now = useNow();
  const isActive = tab === "active";
  useShortcut("l", () => {
    if (isActive) setLive(!isLive);
  });
  useShortcut("r", () => {
    if (tab !== null && !query.isFetching) void query.refetch();
  });
  if (tab === null) return null;
  // Every refresh reads all of Active, so its age is that of the answer. In History the first page is the oldest one.
  // Rows that the server served from an older answer are older than the response.
  const isStale = (list?.stale.length ?? 0) > 0;
  const answeredAt = query.dataUpdatedAt === 0 ? 0 : toServerTime(query.dataUpdatedAt);
  const isByAnswer = (isActive && !isStale) || !list?.asOf;
  const updatedAt = isByAnswer ? answeredAt : Date.parse(list.asOf ?? "");
  const age = updatedAt === 0 ? noData(query.isError) : agoLabel(now - updatedAt);
  const isTicking = isActive && isLive;
  const mode = isActive ? (isLive ? "Live" : "Paused") : "Updated";
  return (
    <div className="flex items-center gap-1">
      <span className="flex items-center gap-2 whitespace-nowrap max-sm:sr-only">
        <span
          aria-hidden="true"
          className={cn(
            "size-2 rounded-full",
            query.isError || !isOnline
              ? "bg-bad"
              : isStale
                ? "bg-wait"
                : isTicking
                  ? "bg-ok"
                  : "bg-ink-3",
          )}
        />
        <span>
          {isOnline ? mode : "Offline"} · {age}
        </span>
      </span>
      {isActive && (
        <Button
          variant="ghost"
          icon
          aria-label={isLive ? "Pause live updates" : "Resume live updates"}
          title={isLive ? "Pause live updates (l)" : "Resume live updates (l)"}
          onClick={() => setLive(!isLive)}
        >
          {isLive ? (
            <Pause aria-hidden="true" className="size-3.5" />
          ) : (
            <Play aria-hidden="true" className="size-3.5" />
          )}
        </Button>
      )}
      <Button
        variant="ghost"
        icon
        aria-label="Refresh"
        title="Refresh (r)"
        disabled={query.isFetching}
        onClick={() => void query.refetch()}
      >
        <RotateCw aria-hidden="true" className="size-3.5" />
      </Button>
    </div>
  );
}

function noData(hasFailed: boolean) {
  return hasFailed ? "no answer yet" : "…";
}
