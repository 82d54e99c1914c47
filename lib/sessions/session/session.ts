import { type infer as Infer, iso, nullable, number, object, string } from "zod/mini";

/** The two lists that AWS keeps: sessions that are open, and those that ended in the last 30 days. */
export const SESSION_STATES = ["active", "history"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** What can be listed: either of the two, or both as one. */
export const LISTED_STATES = [...SESSION_STATES, "all"] as const;
export type ListedState = (typeof LISTED_STATES)[number];

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

/** What tells a session from every other: ids are random, but nobody promises them across accounts. */
export function sessionKey({ account, region, id }: Session): string {
  return `${account}/${region}/${id}`;
}

/** Newest start first; sessions without a start last; equal starts in the order of their ids and places. */
export function compareSessions(a: Session, b: Session): number {
  if (a.startedAt !== b.startedAt) {
    if (a.startedAt === null) return 1;
    if (b.startedAt === null) return -1;
    return a.startedAt < b.startedAt ? 1 : -1;
  }
  const [left, right] = a.id === b.id ? [sessionKey(a), sessionKey(b)] : [a.id, b.id];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
