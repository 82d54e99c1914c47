import { compareSessions, type Session, sessionKey } from "@/lib/sessions/session/session";
import { earliest } from "@/lib/sessions/time/instant";
import type { Coverage, SessionsPage, SourceReport } from "./sessions-page";

/** All loaded answers of one view, as one list. */
export type SessionList = {
  sessions: Session[];
  coverage: Coverage;
  /** Sources that stopped early in the last answer. The list still has the rows of the others. */
  failures: SourceReport[];
  /** Sources whose rows are stale, because AWS fails, throttles or is slow. */
  stale: SourceReport[];
  /** The number of sources that were asked. */
  sourceCount: number;
  /** Whether a source that works has more rows. */
  canGoOn: boolean;
  /** The time at which AWS gave the oldest part of the list (ISO); null if unknown. */
  asOf: string | null;
};

/**
 * Joins the answers of one view: newest start first, each session once. AWS repeats rows across pages and does not
 * promise an order, so the input may have duplicates and any order. Sorted input costs one pass. If a session ended
 * between two answers, the ended row stays.
 */
export function toSessionList(pages: readonly SessionsPage[]): SessionList {
  const positions = new Map<string, number>();
  const sessions: Session[] = [];
  let isSorted = true;
  for (const page of pages) {
    for (const session of page.sessions) {
      const key = sessionKey(session);
      const position = positions.get(key);
      if (position !== undefined) {
        if (session.endedAt === null) continue;
        if (sessions[position]?.startedAt !== session.startedAt) isSorted = false;
        sessions[position] = session;
        continue;
      }
      positions.set(key, sessions.length);
      const previous = sessions.at(-1);
      if (previous && compareSessions(previous, session) > 0) isSorted = false;
      sessions.push(session);
    }
  }
  if (!isSorted) sessions.sort(compareSessions);
  const sources = pages.at(-1)?.sources ?? [];
  return {
    sessions,
    coverage: totalCoverage(pages),
    failures: sources.filter((source) => source.status === "error"),
    stale: sources.filter((source) => source.status === "ok" && source.stale),
    sourceCount: sources.length,
    canGoOn: sources.some((source) => source.status === "ok" && !source.complete),
    asOf: earliest(pages.flatMap((page) => page.sources.map((source) => source.asOf))),
  };
}

/**
 * Adds the earlier rows of sources that fail now to a fresh first page, so that the rows stay visible, with the time
 * at which they were read.
 */
export function withKeptRows(page: SessionsPage, known: readonly SessionsPage[]): SessionsPage {
  const failed = new Set(
    page.sources.filter(({ status }) => status === "error").map((source) => sourceKey(source)),
  );
  if (failed.size === 0) return page;
  const fresh = new Set(page.sessions.map(sessionKey));
  const kept = known
    .flatMap(({ sessions }) => sessions)
    .filter((session) => failed.has(sourceKey(session)) && !fresh.has(sessionKey(session)));
  const unique = new Map(kept.map((session) => [sessionKey(session), session]));
  const before = known.flatMap(({ sources }) => sources);
  return {
    ...page,
    sessions: [...page.sessions, ...unique.values()].sort(compareSessions),
    sources: page.sources.map((source) => {
      if (!failed.has(sourceKey(source))) return source;
      const own = before.filter((other) => sourceKey(other) === sourceKey(source));
      const asOf = source.asOf ?? earliest(own.map((other) => other.asOf));
      return { ...source, asOf, stale: unique.size > 0 };
    }),
  };
}

/** The seconds to wait for a slow source; null if the list goes on without it. */
export function worthWaiting(pages: readonly SessionsPage[]): number | null {
  const [last, before] = [pages.at(-1), pages.at(-2)];
  const isSlow = (page: SessionsPage | undefined) =>
    page?.sources.some(({ error }) => error?.code === "aws-timeout") ?? false;
  return isSlow(last) && !isSlow(before) ? SLOW_WAIT : null;
}

/** The longest time that one call to AWS may take. */
const SLOW_WAIT = 5;

function sourceKey({ account, region }: { account: string; region: string }): string {
  return `${account}/${region}`;
}

function totalCoverage(pages: readonly SessionsPage[]): Coverage {
  return {
    scanned: pages.reduce((sum, page) => sum + page.coverage.scanned, 0),
    // Each answer says how far all sources were searched at that point.
    searchedBackTo:
      pages.findLast(({ coverage }) => coverage.searchedBackTo !== null)?.coverage.searchedBackTo ??
      null,
    complete: pages.at(-1)?.coverage.complete ?? false,
  };
}
