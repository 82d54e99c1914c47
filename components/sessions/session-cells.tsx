import { FIELDS, type FilterKey } from "@/lib/sessions/query/fields";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";
import { displayText } from "@/lib/sessions/session/display-text";
import { parseOwner } from "@/lib/sessions/session/owner";
import type { Session } from "@/lib/sessions/session/session";
import { kindLabel } from "@/lib/sessions/session/session-kind";
import { isSessionStatus } from "@/lib/sessions/session/session-status";
import { shortTarget } from "@/lib/sessions/session/target";
import { CellValue, type OpenCellMenu } from "./cell-value";
import { Nothing, OwnerName } from "./owner-name";
import { SessionDuration } from "./session-duration";
import { SessionLink } from "./session-link";
import { StartedTime, TimeOfDay } from "./started-time";
import { StatusBadge } from "./status-badge";

/** The props of every cell. */
export type CellProps = {
  session: Session;
  zone: string;
  /** Whether a heading above the row names its day. */
  hasDayHeading: boolean;
  onOpen: () => void;
  onOpenMenu: OpenCellMenu;
};

/** The status, with a menu to filter by it. AWS has no filter for a status that it does not document. */
export function StatusCell({ session: { status }, onOpenMenu }: CellProps) {
  if (!isSessionStatus(status)) return <StatusBadge status={status} />;
  return (
    <CellValue
      subject={{ type: "filter", key: "status", value: status, label: status }}
      onOpenMenu={onOpenMenu}
    >
      <StatusBadge status={status} />
    </CellValue>
  );
}

/** The owner as a person. The menu filters by the person too, whatever the role. */
export function OwnerCell({ session: { owner }, onOpenMenu }: CellProps) {
  if (owner === null) return <Nothing />;
  const { person } = parseOwner(owner);
  return (
    <CellValue
      subject={{ type: "filter", key: "owner", value: person, label: displayText(person) }}
      onOpenMenu={onOpenMenu}
    >
      <OwnerName owner={owner} />
    </CellValue>
  );
}

/** The target; an ECS task is shortened. */
export function TargetCell({ session: { target }, onOpenMenu }: CellProps) {
  if (target === null) return <Nothing />;
  return (
    <CellValue
      subject={{ type: "filter", key: "target", value: target, label: displayText(target) }}
      onOpenMenu={onOpenMenu}
    >
      <bdi title={displayText(target)} className="block truncate font-mono text-xs">
        {displayText(shortTarget(target))}
      </bdi>
    </CellValue>
  );
}

/** The start: under a day's heading the time alone, else also the date and how long ago it was. */
export function StartedCell({
  session: { startedAt: instant },
  zone,
  hasDayHeading,
  onOpenMenu,
}: CellProps) {
  if (instant === null) return <Nothing />;
  const Time = hasDayHeading ? TimeOfDay : StartedTime;
  return (
    <CellValue subject={{ type: "time", instant }} onOpenMenu={onOpenMenu}>
      <Time instant={instant} zone={zone} />
    </CellValue>
  );
}

/** How long the session lasted, or has been open. */
export function DurationCell({ session }: CellProps) {
  return <SessionDuration session={session} />;
}

/** The purpose of the session. For a customer's own document, the menu filters by the document instead. */
export function KindCell({ session: { kind, document }, onOpenMenu }: CellProps) {
  const label = displayText(kindLabel(kind, document));
  const isCustom = kind === "custom" && document !== null;
  return (
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
  );
}

/** The account, where there are several. */
export function AccountCell(props: CellProps) {
  return <ScopeValue scopeKey="account" {...props} />;
}

/** The region, where there are several. */
export function RegionCell(props: CellProps) {
  return <ScopeValue scopeKey="region" {...props} />;
}

function ScopeValue({ scopeKey, session, onOpenMenu }: CellProps & { scopeKey: ScopeKey }) {
  const name = session[scopeKey];
  return (
    <CellValue
      subject={{ type: "filter", key: scopeKey, value: name, label: name }}
      onOpenMenu={onOpenMenu}
    >
      {name}
    </CellValue>
  );
}

/** A field that is free text, such as the reason. */
export function TextCell({ field, session, onOpenMenu }: CellProps & { field: FilterKey }) {
  const text = FIELDS[field].read(session);
  const shown = displayText(text ?? "");
  if (text === null || shown === "") return <Nothing />;
  return (
    <CellValue
      subject={{ type: "filter", key: field, value: text, label: shown }}
      onOpenMenu={onOpenMenu}
    >
      <bdi title={shown} className="text-ink-2 block truncate">
        {shown}
      </bdi>
    </CellValue>
  );
}

/** The id, as a link to the details. */
export function IdCell({ session, onOpen }: CellProps) {
  return <SessionLink id={session.id} onOpen={onOpen} />;
}
