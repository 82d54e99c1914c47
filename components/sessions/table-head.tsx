"use client";

import { usePart } from "@/components/view/frame";
import { cn } from "@/lib/cn";
import { zoneLabel } from "@/lib/sessions/time/time-zone";
import { useColumns } from "./use-columns";

/**
 * The labels of the columns. The zone of all times is named only here. Below the labels stands the day of the first
 * visible row, once the day's own heading has scrolled away.
 */
export function TableHead({ zone, day = null }: { zone: string; day?: string | null }) {
  const columns = useColumns();
  const isShown = usePart("columns");
  return (
    <div role="rowgroup" className="bg-bg sticky top-0 z-10">
      <div
        role="row"
        aria-rowindex={1}
        className={cn("session-cells session-head", !isShown && "sr-only")}
      >
        {columns.map(({ name, label, className, isTime }) => (
          <div key={name} role="columnheader" className={cn(className, "truncate")}>
            {label}
            {isTime && <span className="text-ink-3"> {zoneLabel(zone)}</span>}
          </div>
        ))}
      </div>
      {day !== null && (
        <div aria-hidden="true" className="day-heading top-9 font-semibold">
          {day}
        </div>
      )}
    </div>
  );
}
