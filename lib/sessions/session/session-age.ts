import type { Session } from "./session";

/** The time that a session lasted, or has been open at `now` (epoch ms). Null if its start or end is unknown. */
export function sessionDuration(session: Session, now: number): number | null {
  if (session.startedAt === null) return null;
  const start = Date.parse(session.startedAt);
  if (session.endedAt !== null) return Date.parse(session.endedAt) - start;
  return isOpen(session) ? Math.max(0, now - start) : null;
}

/** Whether a session may still be in use: it has no end, and its status does not say that it ended. */
export function isOpen(session: Session): boolean {
  return session.endedAt === null && session.status !== "Terminated" && session.status !== "Failed";
}

/** The moment when AWS should end an open session because of its maximum duration (epoch ms). Null without a maximum. */
export function endsBy(session: Session): number | null {
  if (!isOpen(session) || session.startedAt === null || session.maxDurationMinutes === null) {
    return null;
  }
  return Date.parse(session.startedAt) + session.maxDurationMinutes * 60_000;
}

/**
 * Whether an open session has exceeded its maximum duration. This happens: a session whose instance was
 * terminated can stay Connected until a person terminates the session.
 */
export function isOverdue(session: Session, now: number): boolean {
  const end = endsBy(session);
  return end !== null && now > end;
}
