"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { cn } from "@/lib/cn";
import { displayText } from "@/lib/sessions/display-text";
import { parseOwner } from "@/lib/sessions/owner";
import type { Session, SessionState } from "@/lib/sessions/session";
import { kindLabel } from "@/lib/sessions/session-kind";
import { shortTarget } from "@/lib/sessions/target";
import { CellValue, type OpenCellMenu } from "./cell-value";
import { Nothing, OwnerName } from "./owner-name";
import { SessionDuration } from "./session-duration";
import { SessionLink } from "./session-link";
import { StartedTime, TimeOfDay } from "./started-time";
import { StatusBadge } from "./status-badge";

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
  onOpenMenu,
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
  onOpenMenu: OpenCellMenu;
}) {
  const ref = useRef<HTMLDivElement>(null);
  // The row that the keys moved to may be rendered only after the list has scrolled to it.
  useEffect(() => {
    if (isCurrent && wantsFocus) ref.current?.focus({ preventScroll: true });
  }, [isCurrent, wantsFocus]);
  const { target, owner, status, startedAt, reason } = session;
  return (
    <div
      ref={ref}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isOpen}
      tabIndex={isCurrent ? 0 : -1}
      data-session-row=""
      className={cn("session-grid session-row", isOpen ? "bg-accent-soft" : "hover:bg-sunken")}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
      onKeyDown={(event) => handleRowKey(event, onOpen)}
    >
      <Cell name="status">
        {status === null ? (
          <StatusBadge status={null} />
        ) : (
          <CellValue
            subject={{ type: "filter", key: "status", value: status, label: displayText(status) }}
            onOpenMenu={onOpenMenu}
          >
            <StatusBadge status={status} />
          </CellValue>
        )}
      </Cell>
      <Cell name="owner">
        {owner === null ? (
          <Nothing />
        ) : (
          <CellValue
            subject={{
              type: "filter",
              key: "owner",
              value: parseOwner(owner).person,
              label: displayText(parseOwner(owner).person),
            }}
            onOpenMenu={onOpenMenu}
          >
            <OwnerName owner={owner} />
          </CellValue>
        )}
      </Cell>
      <Cell name="target">
        {target === null ? (
          <Nothing />
        ) : (
          <CellValue
            subject={{ type: "filter", key: "target", value: target, label: displayText(target) }}
            onOpenMenu={onOpenMenu}
          >
            <bdi title={displayText(target)} className="block truncate font-mono text-xs">
              {displayText(shortTarget(target))}
            </bdi>
          </CellValue>
        )}
      </Cell>
      <Cell name="started">
        {startedAt === null ? (
          <Nothing />
        ) : (
          <CellValue subject={{ type: "time", instant: startedAt }} onOpenMenu={onOpenMenu}>
            {state === "active" ? (
              <StartedTime instant={startedAt} zone={zone} />
            ) : (
              <TimeOfDay instant={startedAt} zone={zone} />
            )}
          </CellValue>
        )}
      </Cell>
      <Cell name="duration">
        <SessionDuration session={session} />
      </Cell>
      <Cell name="kind">
        <bdi className="block truncate" title={session.document ?? undefined}>
          {displayText(kindLabel(session.kind, session.document))}
        </bdi>
      </Cell>
      <Cell name="reason">
        {reason === null || displayText(reason) === "" ? (
          <Nothing />
        ) : (
          <CellValue
            subject={{ type: "text", label: "reason", value: reason }}
            onOpenMenu={onOpenMenu}
          >
            <bdi title={displayText(reason)} className="text-ink-2 block truncate">
              {displayText(reason)}
            </bdi>
          </CellValue>
        )}
      </Cell>
      <Cell name="id">
        <SessionLink id={session.id} onOpen={onOpen} />
      </Cell>
    </div>
  );
}

function Cell({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div role="gridcell" className={`cell-${name} min-w-0`}>
      {children}
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
