import { type infer as Infer, iso, nullable, number, object, string } from "zod/mini";

/** The two lists that AWS keeps: sessions that are open, and those that ended in the last 30 days. */
export const SESSION_STATES = ["active", "history"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** The lists that a caller can ask for: either of the two, or both as one. */
export const LISTED_STATES = [...SESSION_STATES, "all"] as const;
export type ListedState = (typeof LISTED_STATES)[number];

const text = nullable(string());
const instant = nullable(iso.datetime());

/**
 * One Session Manager session, as `/api/sessions` returns it. AWS marks every member of its answer as
 * optional and also sends empty strings, so every member but `id` may be null. Instants are ISO 8601 in UTC
 * with milliseconds. `status` and `accessType` are open sets, because AWS adds values to them.
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

/** Identifies a session among all sources. Ids are random, but AWS does not promise that they are unique across accounts. */
export function sessionKey({ account, region, id }: Session): string {
  return `${account}/${region}/${id}`;
}

/** Orders sessions by start, newest first, then by id and source. Sessions without a start come last. */
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
