import { type infer as Infer, iso, nullable, number, object, string } from "zod/mini";

/** The two lists that AWS keeps: sessions that are open, and those that ended in the last 30 days. */
export const SESSION_STATES = ["active", "history"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

const text = nullable(string());
const instant = nullable(iso.datetime());

/**
 * One Session Manager session as `/api/sessions` gives it. AWS marks every member of its answer as
 * optional and sends empty strings too, so all but `id` may be null. Instants are ISO 8601 in UTC with
 * milliseconds; `status` and `accessType` are open sets, because AWS adds to them.
 */
export const sessionSchema = object({
  id: string(),
  account: string(),
  region: string(),
  status: text,
  target: text,
  owner: text,
  startedAt: instant,
  endedAt: instant,
  document: text,
  kind: string(),
  reason: text,
  details: text,
  s3OutputUrl: text,
  cloudWatchOutputUrl: text,
  maxDurationMinutes: nullable(number()),
  accessType: text,
});
export type Session = Infer<typeof sessionSchema>;

/** Newest start first; sessions without a start last; equal starts in the order of their ids. */
export function compareSessions(a: Session, b: Session): number {
  if (a.startedAt !== b.startedAt) {
    if (a.startedAt === null) return 1;
    if (b.startedAt === null) return -1;
    return a.startedAt < b.startedAt ? 1 : -1;
  }
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
