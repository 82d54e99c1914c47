"use client";

import { useNow } from "@/components/view/use-now";
import { agoLabel } from "@/lib/sessions/session/duration";
import { clockTime, fullTime, recentTime } from "@/lib/sessions/time/time-format";

/** A start under its day's heading: only the time. */
export function TimeOfDay({ instant, zone }: { instant: string; zone: string }) {
  const ms = Date.parse(instant);
  return (
    <time dateTime={instant} title={fullTime(ms, zone)}>
      {clockTime(ms, zone)}
    </time>
  );
}

/** A start without a day's heading: the date unless it is today, the time, and, where there is room, how long ago. */
export function StartedTime({ instant, zone }: { instant: string; zone: string }) {
  const now = useNow();
  const ms = Date.parse(instant);
  return (
    <time dateTime={instant} title={fullTime(ms, zone)}>
      {recentTime(ms, zone, now)}
      <span className="text-ink-3 narrow:hidden ml-1.5">{agoLabel(now - ms)}</span>
    </time>
  );
}
