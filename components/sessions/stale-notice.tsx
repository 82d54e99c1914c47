"use client";

import { History } from "lucide-react";
import { Button } from "@/components/ui/button";
import { NoticeBar, NoticeText } from "@/components/ui/notice-bar";
import { useNow } from "@/components/view/use-now";
import type { SourceReport } from "@/lib/sessions/list/sessions-page";
import { groupFailures } from "@/lib/sessions/list/source-failures";
import { recentTime } from "@/lib/sessions/time/time-format";
import { zoneLabel } from "@/lib/sessions/time/time-zone";

/** Says which rows are out of date, from when they are, and why newer ones are unavailable. */
export function StaleNotice({
  stale,
  shownCount,
  zone,
  isRefreshing,
  onRefresh,
}: {
  stale: SourceReport[];
  /** The number of sources (account and region) that have rows here. */
  shownCount: number;
  zone: string;
  isRefreshing: boolean;
  onRefresh: () => void;
}) {
  const now = useNow();
  const groups = groupFailures(stale);
  if (groups.length === 0) return null;
  return (
    <NoticeBar as="section" aria-label="Older rows" icon={History}>
      <NoticeText role="status">
        <ul>
          {groups.map(({ names, message, asOf }) => (
            <li key={`${names} ${message}`}>
              <strong className="font-semibold">
                {shownCount === stale.length && groups.length === 1 ? "All rows" : names}
              </strong>{" "}
              as of{" "}
              {asOf === null
                ? "earlier"
                : `${recentTime(Date.parse(asOf), zone, now)} ${zoneLabel(zone)}`}
              : {message}
            </li>
          ))}
        </ul>
      </NoticeText>
      <Button onClick={onRefresh} disabled={isRefreshing}>
        {isRefreshing ? "Refreshing…" : "Refresh"}
      </Button>
    </NoticeBar>
  );
}
