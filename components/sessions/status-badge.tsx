import { cn } from "@/lib/cn";
import { displayText } from "@/lib/sessions/session/display-text";
import { isSessionStatus, type SessionStatus } from "@/lib/sessions/session/session-status";

const DOT = "size-2 rounded-full";
const LOOKS: Record<SessionStatus, { colours: string; shape: string }> = {
  Connected: { colours: "bg-ok-soft text-ok", shape: `${DOT} bg-current` },
  Connecting: { colours: "bg-wait-soft text-wait", shape: `${DOT} border-[1.5px] border-dashed` },
  Terminating: { colours: "bg-wait-soft text-wait", shape: `${DOT} border-[1.5px] border-dashed` },
  Disconnected: { colours: "bg-idle-soft text-idle", shape: `${DOT} border-[1.5px]` },
  Terminated: { colours: "bg-done-soft text-done", shape: "size-2 rounded-[2px] bg-current" },
  Failed: { colours: "bg-bad-soft text-bad", shape: "" },
};
const UNKNOWN = { colours: "bg-idle-soft text-idle", shape: "size-2 rotate-45 border-[1.5px]" };

/** A status as colour, shape and word. A status that AWS adds later is shown under its own name. */
export function StatusBadge({ status }: { status: string | null }) {
  const look = isSessionStatus(status) ? LOOKS[status] : UNKNOWN;
  return (
    <span
      className={cn(
        "inline-flex h-5.5 max-w-full items-center gap-2 rounded-[5px] px-2 text-xs font-medium",
        look.colours,
      )}
    >
      {status === "Failed" ? (
        <Cross />
      ) : (
        <span aria-hidden="true" className={cn("shrink-0 border-current", look.shape)} />
      )}
      <span className="truncate">{status === null ? "Unknown" : displayText(status)}</span>
    </span>
  );
}

function Cross() {
  return (
    <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2 shrink-0 stroke-current">
      <path d="M1 1 7 7M7 1 1 7" strokeWidth="1.4" strokeLinecap="round" />
    </svg>
  );
}
