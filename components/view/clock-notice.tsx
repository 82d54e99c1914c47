"use client";

import { Clock } from "lucide-react";
import { useSyncExternalStore } from "react";
import { NoticeBar, NoticeText } from "@/components/ui/notice-bar";
import { clockError, onClockError } from "@/lib/server-clock";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Says that this computer's clock is wrong by more than a minute, and that nothing here depends on it. */
export function ClockNotice() {
  const error = useSyncExternalStore(onClockError, clockError, () => 0);
  if (Math.abs(error) <= MINUTE) return null;
  return (
    <NoticeBar role="note" icon={Clock}>
      <NoticeText>
        This computer’s clock is {roughly(Math.abs(error))} {error > 0 ? "slow" : "fast"}. Ages and
        relative ranges here go by the server’s clock.
      </NoticeText>
    </NoticeBar>
  );
}

/** A span of more than a minute in whole minutes, hours or days. */
function roughly(ms: number): string {
  if (ms < 1.5 * MINUTE) return "more than a minute";
  if (ms < 2 * HOUR) return `${Math.round(ms / MINUTE)} minutes`;
  return ms < 2 * DAY ? `${Math.round(ms / HOUR)} hours` : `${Math.round(ms / DAY)} days`;
}
