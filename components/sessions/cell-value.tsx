import type { ReactNode } from "react";
import { TextButton } from "@/components/ui/text-button";
import type { FilterKey } from "@/lib/sessions/query/fields";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";

/** The value of a table cell, as its menu needs it. */
export type CellSubject =
  | { type: "filter"; key: FilterKey | ScopeKey; value: string; label: string }
  | { type: "time"; instant: string };

/** Opens the menu of a value next to the element that shows it. */
export type OpenCellMenu = (anchor: HTMLElement, subject: CellSubject) => void;

/**
 * A value in the table with a menu of actions. It is not a tab stop: the row is, and the arrow keys move from the row
 * to its values.
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
    <TextButton
      tabIndex={-1}
      aria-haspopup="menu"
      data-cell-value=""
      className="hover:bg-accent-soft hover:text-accent-ink -mx-1 block w-fit max-w-[calc(100%+0.5rem)] min-w-0 truncate rounded px-1 text-left"
      onPress={(element) => onOpenMenu(element, subject)}
    >
      {children}
    </TextButton>
  );
}
