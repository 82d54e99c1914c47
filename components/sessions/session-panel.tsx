"use client";

import { X } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNotice } from "@/components/ui/error-notice";
import { isForField } from "@/components/ui/typing";
import { useSessionSearch } from "@/components/view/use-session-search";
import { NO_HINT } from "@/lib/sessions/query/session-path";
import { displayText } from "@/lib/sessions/session/display-text";
import type { Session } from "@/lib/sessions/session/session";
import { OverlappingSessions } from "./overlapping-sessions";
import { SessionDetails } from "./session-details";
import { LookingForSession, RetryButton } from "./session-lookup";
import { StatusBadge } from "./status-badge";
import { useSession } from "./use-session";

/** The details of the session that the URL names: next to the list, or over it on a narrow screen. */
export function SessionPanel({
  id,
  zone,
  known,
  onClose,
}: {
  id: string;
  zone: string;
  known: Session | null;
  onClose: () => void;
}) {
  const [, setSearch] = useSessionSearch();
  const { session, error, isMissing, ...query } = useSession(id, NO_HINT, known);
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !isForField(event)) onClose();
  });
  useEffect(() => {
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, []);
  const retry = <RetryButton {...query} />;
  return (
    <aside aria-label="Session details" className="session-panel">
      <div className="flex items-start gap-3">
        <h2 className="min-w-0 grow pt-1 font-mono font-semibold wrap-anywhere">
          <bdi>{displayText(id)}</bdi>
        </h2>
        {session && <StatusBadge status={session.status} />}
        <Button
          variant="ghost"
          icon
          aria-label="Close details"
          title="Close (Esc)"
          onClick={onClose}
        >
          <X aria-hidden="true" className="size-4" />
        </Button>
      </div>
      {session ? (
        <>
          <SessionDetails session={session} zone={zone} onFilter={setSearch} />
          <OverlappingSessions session={session} zone={zone} />
        </>
      ) : error === null ? (
        <LookingForSession {...query} />
      ) : isMissing ? (
        <>
          <p role="status" className="text-ink-2 mt-4 wrap-anywhere">
            {error.message}
          </p>
          <div className="mt-4">{retry}</div>
        </>
      ) : (
        <ErrorNotice title="This session could not be loaded" detail={error.message}>
          {retry}
        </ErrorNotice>
      )}
    </aside>
  );
}
