import { compareSessions, type Session } from "./session";
import type { Coverage, SessionsPage, SourceReport } from "./sessions-page";

/** Everything loaded so far of one view, as one list. */
export type SessionList = {
  sessions: Session[];
  coverage: Coverage;
  /** Sources that stopped early in the last answer; the rows of the others are there. */
  failures: SourceReport[];
  /** When AWS gave the oldest part of the list (ISO), null when nothing says. */
  asOf: string | null;
};

/**
 * Puts the answers to one view together: newest start first, no session twice. AWS repeats rows across
 * pages and does not promise an order, so neither is assumed; sorted input costs one pass.
 */
export function toSessionList(pages: readonly SessionsPage[]): SessionList {
  const ids = new Set<string>();
  const sessions: Session[] = [];
  let isSorted = true;
  for (const page of pages) {
    for (const session of page.sessions) {
      if (ids.has(session.id)) continue;
      ids.add(session.id);
      const previous = sessions.at(-1);
      if (previous && compareSessions(previous, session) > 0) isSorted = false;
      sessions.push(session);
    }
  }
  if (!isSorted) sessions.sort(compareSessions);
  return {
    sessions,
    coverage: totalCoverage(pages),
    failures: pages.at(-1)?.sources.filter((source) => source.status === "error") ?? [],
    asOf: earliest(pages.flatMap((page) => page.sources.map((source) => source.asOf))),
  };
}

function totalCoverage(pages: readonly SessionsPage[]): Coverage {
  return {
    scanned: pages.reduce((sum, page) => sum + page.coverage.scanned, 0),
    searchedBackTo: earliest(pages.map((page) => page.coverage.searchedBackTo)),
    complete: pages.at(-1)?.coverage.complete ?? false,
  };
}

function earliest(instants: (string | null)[]): string | null {
  return instants.reduce(
    (first, instant) => (instant !== null && (first === null || instant < first) ? instant : first),
    null,
  );
}
