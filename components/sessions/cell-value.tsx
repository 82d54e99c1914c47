import type { ReactNode } from "react";
import type { FilterKey } from "@/lib/sessions/query/fields";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";

/** What a table cell tells the menu of its value. */
export type CellSubject =
  | { type: "filter"; key: FilterKey | ScopeKey; value: string; label: string }
  | { type: "time"; instant: string };

/** Opens the menu of a value beside the element that shows it. */
export type OpenCellMenu = (anchor: HTMLElement, subject: CellSubject) => void;

/**
 * A value in the table that offers what can be done with it. Not a tab stop: the row is one, and the
 * arrow keys lead from it to its values.
 */
export function CellValue({
  subject,
  onOpenMenu,
  children,
}: {
  subject: CellSubject;
  onOpenMenu: OpenCellMenu;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-haspopup="menu"
      data-cell-value=""
      className="hover:bg-accent-soft hover:text-accent-ink -mx-1 block max-w-[calc(100%+0.5rem)] min-w-0 truncate rounded px-1 text-left"
      onClick={(event) => {
        event.stopPropagation();
        onOpenMenu(event.currentTarget, subject);
      }}
    >
      {children}
    </button>
  );
}
