"use client";

import type { ReactNode } from "react";
import { useNow } from "@/components/view/use-now";
import { FIELDS } from "@/lib/sessions/query/fields";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { displayText } from "@/lib/sessions/session/display-text";
import { agoLabel, durationLabel } from "@/lib/sessions/session/duration";
import { parseOwner } from "@/lib/sessions/session/owner";
import type { Session } from "@/lib/sessions/session/session";
import { endsBy, isOpen, isOverdue, sessionDuration } from "@/lib/sessions/session/session-age";
import { kindLabel } from "@/lib/sessions/session/session-kind";
import { fullTime } from "@/lib/sessions/time/time-format";
import { Nothing } from "./owner-name";
import { SessionActions } from "./session-actions";
import { SessionLinks } from "./session-links";

/** Everything that AWS says about a session, with buttons and links to act on it. */
export function SessionDetails({
  session,
  zone,
  isPage = false,
  onFilter,
}: {
  session: Session;
  zone: string;
  isPage?: boolean;
  onFilter: (filters: SessionFilters) => void;
}) {
  const now = useNow();
  const duration = sessionDuration(session, now);
  const owner = session.owner === null ? null : parseOwner(session.owner);
  const end = endsBy(session);
  return (
    <>
      {duration !== null && (
        <p className={isOverdue(session, now) ? "text-bad" : "text-ink-2"}>
          {isOpen(session) ? "Open for " : "Lasted "}
          {durationLabel(duration)}
          {isOverdue(session, now) &&
            `, longer than its maximum of ${session.maxDurationMinutes} minutes`}
        </p>
      )}
      <dl className="mt-4 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-2.5 wrap-anywhere">
        <Field label={FIELDS.owner.label}>
          {owner && (
            <>
              <bdi className="font-semibold">{displayText(owner.person)}</bdi>
              {owner.role !== null && (
                <bdi className="text-ink-3 ml-1.5">{displayText(owner.role)}</bdi>
              )}
              <Code>{session.owner}</Code>
            </>
          )}
        </Field>
        <Field label={FIELDS.target.label}>{session.target && <Code>{session.target}</Code>}</Field>
        <Field label="Started">
          <Moment instant={session.startedAt} zone={zone} now={now} />
        </Field>
        <Field label="Ended">
          {isOpen(session) ? (
            "Still open"
          ) : (
            <Moment instant={session.endedAt} zone={zone} now={now} />
          )}
        </Field>
        {end !== null && <Field label="Ends by">{fullTime(end, zone)}</Field>}
        <Field label="Max duration">
          {session.maxDurationMinutes !== null && `${session.maxDurationMinutes} minutes`}
        </Field>
        <Field label={FIELDS.kind.label}>
          {displayText(kindLabel(session.kind, session.document))}
        </Field>
        <Field label={FIELDS.document.label}>
          {session.document && <Code>{session.document}</Code>}
        </Field>
        <Field label={FIELDS.accessType.label}>
          {session.accessType === "JustInTime"
            ? "Just-in-time"
            : session.accessType && displayText(session.accessType)}
        </Field>
        <Field label={FIELDS.reason.label}>
          {session.reason && <bdi>{displayText(session.reason)}</bdi>}
        </Field>
        <Field label="Details">
          {session.details && <bdi>{displayText(session.details)}</bdi>}
        </Field>
        <Field label="Account">{session.account}</Field>
        <Field label="Region">{session.region}</Field>
        <Field label="Log output">
          <SessionLinks session={session} only="logs" />
        </Field>
      </dl>
      <SessionActions session={session} isPage={isPage} onFilter={onFilter} />
      <h3 className="text-ink-2 mt-6 font-semibold">In the AWS console</h3>
      <SessionLinks session={session} only="console" />
    </>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd>{children || <Nothing />}</dd>
    </>
  );
}

function Code({ children }: { children: string | null }) {
  return <bdi className="text-ink-2 block font-mono text-xs">{displayText(children ?? "")}</bdi>;
}

function Moment({ instant, zone, now }: { instant: string | null; zone: string; now: number }) {
  if (instant === null) return <Nothing />;
  const ms = Date.parse(instant);
  return (
    <time dateTime={instant}>
      {fullTime(ms, zone)}
      <span className="text-ink-3"> · {agoLabel(now - ms)}</span>
    </time>
  );
}
