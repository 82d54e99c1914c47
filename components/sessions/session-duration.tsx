"use client";

import { TriangleAlert } from "lucide-react";
import { useNow } from "@/components/view/use-now";
import { durationLabel } from "@/lib/sessions/session/duration";
import type { Session } from "@/lib/sessions/session/session";
import { isOpen, isOverdue, sessionDuration } from "@/lib/sessions/session/session-age";
import { Nothing } from "./owner-name";

/** How long a session lasted. For an open session it ticks, and stands out beyond the allowed maximum. */
export function SessionDuration({ session }: { session: Session }) {
  return isOpen(session) ? <OpenDuration session={session} /> : <EndedDuration session={session} />;
}

function EndedDuration({ session }: { session: Session }) {
  const duration = sessionDuration(session, 0);
  return duration === null ? <Nothing /> : <span>{durationLabel(duration)}</span>;
}

function OpenDuration({ session }: { session: Session }) {
  const now = useNow();
  const duration = sessionDuration(session, now);
  if (duration === null) return <Nothing />;
  if (!isOverdue(session, now)) return <span>{durationLabel(duration)}</span>;
  const reason = `Open longer than its maximum of ${session.maxDurationMinutes} minutes`;
  return (
    <span title={reason} className="text-bad inline-flex items-center gap-1 font-semibold">
      <TriangleAlert aria-label={reason} role="img" className="size-3.5 shrink-0" />
      {durationLabel(duration)}
    </span>
  );
}
