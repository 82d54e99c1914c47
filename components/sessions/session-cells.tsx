import type { ReactNode } from "react";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";
import { displayText } from "@/lib/sessions/session/display-text";
import { parseOwner } from "@/lib/sessions/session/owner";
import type { Session } from "@/lib/sessions/session/session";
import { kindLabel } from "@/lib/sessions/session/session-kind";
import { isSessionStatus } from "@/lib/sessions/session/session-status";
import { shortTarget } from "@/lib/sessions/session/target";
import { CellValue, type OpenCellMenu } from "./cell-value";
import { Nothing, OwnerName } from "./owner-name";
import { StartedTime, TimeOfDay } from "./started-time";
import { StatusBadge } from "./status-badge";

/** One cell; its name places it in the grid of the row. */
export function Cell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div role="gridcell" className={`cell-${name} min-w-0`}>
      {children}
    </div>
  );
}

type MenuProps = { onOpenMenu: OpenCellMenu };

/** The status, with a menu to filter by it; AWS takes no filter for a status that it does not document. */
export function StatusCell({ status, onOpenMenu }: { status: string | null } & MenuProps) {
  return (
    <Cell name="status">
      {isSessionStatus(status) ? (
        <CellValue
          subject={{ type: "filter", key: "status", value: status, label: status }}
          onOpenMenu={onOpenMenu}
        >
          <StatusBadge status={status} />
        </CellValue>
      ) : (
        <StatusBadge status={status} />
      )}
    </Cell>
  );
}

/** The owner as a person; the filter offered is the person too, whatever the role. */
export function OwnerCell({ owner, onOpenMenu }: { owner: string | null } & MenuProps) {
  if (owner === null) return <EmptyCell name="owner" />;
  const { person } = parseOwner(owner);
  return (
    <Cell name="owner">
      <CellValue
        subject={{ type: "filter", key: "owner", value: person, label: displayText(person) }}
        onOpenMenu={onOpenMenu}
      >
        <OwnerName owner={owner} />
      </CellValue>
    </Cell>
  );
}

/** The target, shortened where it is an ECS task. */
export function TargetCell({ target, onOpenMenu }: { target: string | null } & MenuProps) {
  if (target === null) return <EmptyCell name="target" />;
  return (
    <Cell name="target">
      <CellValue
        subject={{ type: "filter", key: "target", value: target, label: displayText(target) }}
        onOpenMenu={onOpenMenu}
      >
        <bdi title={displayText(target)} className="block truncate font-mono text-xs">
          {displayText(shortTarget(target))}
        </bdi>
      </CellValue>
    </Cell>
  );
}

/** The start: the time alone under a day's heading, else with its date and how long ago it was. */
export function StartedCell({
  instant,
  zone,
  hasDayHeading,
  onOpenMenu,
}: { instant: string | null; zone: string; hasDayHeading: boolean } & MenuProps) {
  if (instant === null) return <EmptyCell name="started" />;
  const Time = hasDayHeading ? TimeOfDay : StartedTime;
  return (
    <Cell name="started">
      <CellValue subject={{ type: "time", instant }} onOpenMenu={onOpenMenu}>
        <Time instant={instant} zone={zone} />
      </CellValue>
    </Cell>
  );
}

/** What the session was for; a customer's own document is the value to filter by, not that it is custom. */
export function KindCell({ session, onOpenMenu }: { session: Session } & MenuProps) {
  const { kind, document } = session;
  const label = displayText(kindLabel(kind, document));
  const isCustom = kind === "custom" && document !== null;
  return (
    <Cell name="kind">
      <CellValue
        subject={{
          type: "filter",
          key: isCustom ? "document" : "kind",
          value: isCustom ? document : kind,
          label,
        }}
        onOpenMenu={onOpenMenu}
      >
        <bdi className="block truncate" title={displayText(document ?? "") || undefined}>
          {label}
        </bdi>
      </CellValue>
    </Cell>
  );
}

/** The account or the region, where rows differ in it. */
export function ScopeCell({
  scopeKey,
  name,
  onOpenMenu,
}: { scopeKey: ScopeKey; name: string } & MenuProps) {
  return (
    <Cell name={scopeKey}>
      <CellValue
        subject={{ type: "filter", key: scopeKey, value: name, label: name }}
        onOpenMenu={onOpenMenu}
      >
        {name}
      </CellValue>
    </Cell>
  );
}

/** The reason, which is whatever somebody typed. */
export function ReasonCell({ reason, onOpenMenu }: { reason: string | null } & MenuProps) {
  const shown = displayText(reason ?? "");
  if (reason === null || shown === "") return <EmptyCell name="reason" />;
  return (
    <Cell name="reason">
      <CellValue
        subject={{ type: "filter", key: "reason", value: reason, label: shown }}
        onOpenMenu={onOpenMenu}
      >
        <bdi title={shown} className="text-ink-2 block truncate">
          {shown}
        </bdi>
      </CellValue>
    </Cell>
  );
}

function EmptyCell({ name }: { name: string }) {
  return (
    <Cell name={name}>
      <Nothing />
    </Cell>
  );
}
