"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { cn } from "@/lib/cn";
import type { Session, SessionState } from "@/lib/sessions/session/session";
import type { CellSubject } from "./cell-value";
import {
  Cell,
  KindCell,
  OwnerCell,
  ReasonCell,
  ScopeCell,
  StartedCell,
  StatusCell,
  TargetCell,
} from "./session-cells";
import { SessionDuration } from "./session-duration";
import { SessionLink } from "./session-link";
import { useScopeColumns } from "./use-scope-columns";

/**
 * One session of the table: a row of a grid made of `div`s, since a `tr` cannot be positioned by a
 * virtual list. The row opens it; each value has a menu of its own.
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
  onOpen: () => void;
  onOpenMenu: (anchor: HTMLElement, subject: CellSubject, onOpen: () => void) => void;
}) {
  const scope = useScopeColumns();
  const onOpenMenu = (anchor: HTMLElement, subject: CellSubject) =>
    openMenu(anchor, subject, onOpen);
  const ref = useRef<HTMLDivElement>(null);
  // The row that the keys moved to may be rendered only after the list has scrolled to it.
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
      className={cn("session-grid session-row", isOpen ? "bg-accent-soft" : "hover:bg-sunken")}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
      onKeyDown={(event) => handleRowKey(event, onOpen)}
    >
      <StatusCell status={session.status} onOpenMenu={onOpenMenu} />
      <OwnerCell owner={session.owner} onOpenMenu={onOpenMenu} />
      <TargetCell target={session.target} onOpenMenu={onOpenMenu} />
      <StartedCell
        instant={session.startedAt}
        zone={zone}
        hasDayHeading={state === "history"}
        onOpenMenu={onOpenMenu}
      />
      <Cell name="duration">
        <SessionDuration session={session} />
      </Cell>
      <KindCell session={session} onOpenMenu={onOpenMenu} />
      {scope.account && (
        <ScopeCell scopeKey="account" name={session.account} onOpenMenu={onOpenMenu} />
      )}
      {scope.region && (
        <ScopeCell scopeKey="region" name={session.region} onOpenMenu={onOpenMenu} />
      )}
      <ReasonCell reason={session.reason} onOpenMenu={onOpenMenu} />
      <Cell name="id">
        <SessionLink id={session.id} onOpen={onOpen} />
      </Cell>
    </div>
  );
}

/** Enter opens; left and right walk through the row and its values. */
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
