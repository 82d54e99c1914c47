"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { handleTextClick } from "@/components/ui/text-click";
import { cn } from "@/lib/cn";
import type { Session, SessionState } from "@/lib/sessions/session/session";
import type { CellSubject } from "./cell-value";
import { useColumns } from "./use-columns";

/**
 * One session of the table. It is made of `div`s, because a virtual list cannot position a `tr`. The row opens the
 * session; each value has a menu of its own.
 */
export function SessionRow({
  session,
  state,
  zone,
  rowIndex,
  top,
  isOpen,
  isCurrent,
  wantsFocus,
  onPlace,
  onOpen,
  onOpenMenu: openMenu,
}: {
  session: Session;
  state: SessionState;
  zone: string;
  rowIndex: number;
  top: number;
  isOpen: boolean;
  isCurrent: boolean;
  wantsFocus: boolean;
  /** Puts the keyboard cursor on the row. */
  onPlace: () => void;
  onOpen: () => void;
  onOpenMenu: (anchor: HTMLElement, subject: CellSubject, onOpen: () => void) => void;
}) {
  const columns = useColumns();
  const onOpenMenu = (anchor: HTMLElement, subject: CellSubject) =>
    openMenu(anchor, subject, onOpen);
  const ref = useRef<HTMLDivElement>(null);
  // The keys may move to a row that is rendered only after the list has scrolled to it.
  useEffect(() => {
    if (isCurrent && wantsFocus) ref.current?.focus({ preventScroll: true });
  }, [isCurrent, wantsFocus]);
  return (
    <div
      ref={ref}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isOpen}
      tabIndex={isCurrent ? 0 : -1}
      className={cn("session-cells session-row", isOpen ? "bg-accent-soft" : "hover:bg-sunken")}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        onPlace();
        handleTextClick(event, onOpen);
      }}
      onKeyDown={(event) => handleRowKey(event, onOpen)}
    >
      {columns.map(({ name, className, Cell }) => (
        <div key={name} role="gridcell" className={className}>
          <Cell
            session={session}
            zone={zone}
            hasDayHeading={state === "history"}
            onOpen={onOpen}
            onOpenMenu={onOpenMenu}
          />
        </div>
      ))}
    </div>
  );
}

/** Enter opens the session; left and right move the focus through the row and its values. */
function handleRowKey(event: KeyboardEvent<HTMLDivElement>, onOpen: () => void) {
  const row = event.currentTarget;
  if (event.key === "Enter" && event.target === row) {
    event.preventDefault();
    onOpen();
    return;
  }
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  const stops = [row, ...row.querySelectorAll<HTMLElement>("[data-cell-value], a")].filter(
    (stop) => stop.offsetParent !== null,
  );
  const step = event.key === "ArrowRight" ? 1 : -1;
  const next = stops[stops.findIndex((stop) => stop.matches(":focus")) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
