import { zoneLabel } from "@/lib/sessions/time-zone";

const COLUMNS = [
  { name: "status", label: "Status" },
  { name: "owner", label: "Owner" },
  { name: "target", label: "Target" },
  { name: "started", label: "Started" },
  { name: "duration", label: "Duration" },
  { name: "kind", label: "Kind" },
  { name: "reason", label: "Reason" },
  { name: "id", label: "Session ID" },
] as const;

/**
 * The names of the columns; the zone of all times is printed once, here. Below them stands the day of the
 * rows that are being read, once its own heading has scrolled away.
 */
export function TableHead({ zone, day = null }: { zone: string; day?: string | null }) {
  return (
    <div role="rowgroup" className="bg-bg sticky top-0 z-10">
      <div role="row" aria-rowindex={1} className="session-grid session-head">
        {COLUMNS.map(({ name, label }) => (
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
