import "server-only";
import { compareSessions, type Session } from "@/lib/sessions/session";
import { fingerprint } from "./seen";

/** What one answer takes of one page of AWS. */
export type PageShare = {
  taken: { session: Session; fingerprint: string }[];
  /** Rows of the sorted page that are done with. */
  used: number;
  isWhole: boolean;
  /** The oldest start among the rows that are done with. */
  oldest: string | null;
};

/**
 * Takes up to `room` rows that are wanted and were not seen before, newest first: AWS promises no order.
 * Rows are told apart by their ids, never by position, so a page that has changed since it was read in
 * part loses nothing. The page is whole when no wanted row is left on it.
 */
export function takeShare(
  sessions: Session[],
  room: number,
  isWanted: (session: Session) => boolean,
  seen: ReadonlySet<string>,
): PageShare {
  const sorted = sessions.toSorted(compareSessions);
  const taken = new Map<string, Session>();
  let used = 0;
  for (const session of sorted) {
    // Only rows that are wanted cost a fingerprint: a search may drop thousands.
    const print = isWanted(session) ? fingerprint(session) : null;
    if (print !== null && !seen.has(print) && !taken.has(print)) {
      if (taken.size === room) break;
      taken.set(print, session);
    }
    used += 1;
  }
  return {
    taken: [...taken].map(([print, session]) => ({ session, fingerprint: print })),
    used,
    isWhole: used === sorted.length,
    oldest:
      sorted.slice(0, used).findLast(({ startedAt }) => startedAt !== null)?.startedAt ?? null,
  };
}
