"use client";

import { usePart } from "@/components/view/frame";
import { cn } from "@/lib/cn";
import { zoneLabel } from "@/lib/sessions/time/time-zone";
import { columnsFor } from "./columns";
import { useScopeColumns } from "./use-scope-columns";

/**
 * The names of the columns; the zone of all times is printed once, here. Below them stands the day of the
 * rows that are being read, once its own heading has scrolled away.
 */
export function TableHead({ zone, day = null }: { zone: string; day?: string | null }) {
  const columns = columnsFor(useScopeColumns());
  const isShown = usePart("columns");
  return (
    <div role="rowgroup" className="bg-bg sticky top-0 z-10">
      <div
        role="row"
        aria-rowindex={1}
        className={cn("session-grid session-head", !isShown && "sr-only")}
      >
        {columns.map(({ name, label }) => (
          <div key={name} role="columnheader" className={`cell-${name} truncate`}>
            {label}
            {name === "started" && <span className="text-ink-3"> {zoneLabel(zone)}</span>}
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
