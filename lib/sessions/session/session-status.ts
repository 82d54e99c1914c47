import type { SessionState } from "./session";

/** The statuses that AWS documents (API reference, `Session$Status`). It may send others. */
export const SESSION_STATUSES = [
  "Connected",
  "Connecting",
  "Disconnected",
  "Terminating",
  "Terminated",
  "Failed",
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/**
 * The list that holds each status. AWS documents this only for Connected, Disconnected (Active) and
 * Terminated (History). The others are inferred from their names, so this may explain an empty list but
 * must never decide what AWS is asked.
 */
const STATE_OF: Record<SessionStatus, SessionState> = {
  Connected: "active",
  Connecting: "active",
  Disconnected: "active",
  Terminating: "active",
  Terminated: "history",
  Failed: "history",
};

/** Whether a text is one of the documented statuses, spelt as AWS spells it. */
export function isSessionStatus(text: string | null): text is SessionStatus {
  return SESSION_STATUSES.some((status) => status === text);
}

/** The documented statuses that the given list can hold. */
export function statusesOf(state: SessionState): SessionStatus[] {
  return SESSION_STATUSES.filter((status) => STATE_OF[status] === state);
}
