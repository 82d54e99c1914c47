"use client";

import { columnsFor } from "./columns";
import { TableHead } from "./table-head";
import { TableScroller } from "./table-scroller";
import { useScopeColumns } from "./use-scope-columns";

const ROWS = Array.from({ length: 24 }, (_, index) => index);

/** The table before its first rows, in the same geometry, so that nothing moves when they come. */
export function TableSkeleton({ zone }: { zone: string }) {
  const columns = columnsFor(useScopeColumns());
  return (
    <TableScroller aria-busy="true">
      <p role="status" className="sr-only">
        Loading sessions
      </p>
      <div aria-hidden="true">
        <TableHead zone={zone} />
        {ROWS.map((row) => (
          <div key={row} className="session-grid session-line">
            {columns.map(({ name, skeleton }) => (
              <div key={name} className={`cell-${name}`}>
                <div className={`bg-sunken h-2.5 max-w-full rounded ${skeleton}`} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </TableScroller>
  );
}
