"use client";

import { X } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNotice } from "@/components/ui/error-notice";
import { isForField } from "@/components/ui/typing";
import { displayText } from "@/lib/sessions/display-text";
import type { Session, SessionState } from "@/lib/sessions/session";
import { SessionDetails } from "./session-details";
import { StatusBadge } from "./status-badge";
import { useSession } from "./use-session";

/** The details of the session that the URL names, beside the list; over it on a narrow screen. */
export function SessionPanel({
  id,
  state,
  zone,
  known,
  onClose,
}: {
  id: string;
  state: SessionState;
  zone: string;
  known: Session | null;
  onClose: () => void;
}) {
  const { data, error, isPending, refetch } = useSession(state, id, known);
  const session = known ?? data ?? null;
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !isForField(event)) onClose();
  });
  useEffect(() => {
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, []);
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
        <SessionDetails session={session} state={state} zone={zone} />
      ) : error ? (
        <ErrorNotice title="This session could not be asked for" detail={error.message}>
          <Button onClick={() => void refetch()}>Retry</Button>
        </ErrorNotice>
      ) : isPending ? (
        <p role="status" className="text-ink-2 mt-4">
          Looking for this session in Active and History…
        </p>
      ) : (
        <p role="status" className="text-ink-2 mt-4">
          AWS lists no such session in this account and region, neither in Active nor in History. It
          forgets sessions 30 days after they end.
        </p>
      )}
    </aside>
  );
}
