import { TableHead } from "./table-head";

const ROWS = Array.from({ length: 24 }, (_, index) => index);
const WIDTHS = ["w-24", "w-36", "w-40", "w-16", "w-14", "w-20", "w-32", "w-44"] as const;
const CELLS = ["status", "owner", "target", "started", "duration", "kind", "reason", "id"] as const;

/** The table before its first rows, in the same geometry, so that nothing moves when they come. */
export function TableSkeleton({ zone }: { zone: string }) {
  return (
    <div aria-busy="true" className="session-scroller">
      <p role="status" className="sr-only">
        Loading sessions
      </p>
      <div aria-hidden="true">
        <TableHead zone={zone} />
        {ROWS.map((row) => (
          <div key={row} className="session-grid session-line">
            {CELLS.map((name, index) => (
              <div key={name} className={`cell-${name}`}>
                <div className={`bg-sunken h-2.5 max-w-full rounded ${WIDTHS[index]}`} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
