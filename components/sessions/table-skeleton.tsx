"use client";

import { TableHead } from "./table-head";
import { TableScroller } from "./table-scroller";
import { useColumns } from "./use-columns";

const ROWS = Array.from({ length: 24 }, (_, index) => index);

/** The table before its first rows arrive, in the same geometry, so that nothing moves when they do. */
export function TableSkeleton({ zone }: { zone: string }) {
  const columns = useColumns();
  return (
    <TableScroller aria-busy="true">
      <p role="status" className="sr-only">
        Loading sessions
      </p>
      <div aria-hidden="true">
        <TableHead zone={zone} />
        {ROWS.map((row) => (
          <div key={row} className="session-cells session-line">
            {columns.map(({ name, className, skeleton }) => (
              <div key={name} className={className}>
                <div className={`bg-sunken h-2.5 max-w-full rounded ${skeleton}`} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </TableScroller>
  );
}
