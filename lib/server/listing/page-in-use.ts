import "server-only";
import type { SourcePage } from "@/lib/server/source/source-page";
import { compareSessions, type Session } from "@/lib/sessions/session/session";
import { fingerprint } from "./fingerprints";
import {
  isOlder,
  namedRows,
  type OpenPosition,
  startOf,
  watermarkAfter,
  withNamed,
  withoutToken,
} from "./listing-position";

/** A page that was read but not yet completely taken. */
export type PageInUse = {
  position: OpenPosition;
  /** Its rows that are not done, newest first. */
  rows: Session[];
  /** The wanted rows among them, and how many of those were taken. */
  wanted: Session[];
  taken: number;
  /** Its rows that were done before, with the start of the position's watermark, in order. */
  ties: Session[];
  /** Whether AWS has kept to its order down to the end of this page. */
  isSorted: boolean;
  /** The oldest start of all its rows, epoch milliseconds; infinite if no start is known. */
  oldest: number;
};

/** The page after it was read, without the rows that are already done. */
export function pageInUse(
  sessions: readonly Session[],
  position: OpenPosition,
  isWanted: (session: Session) => boolean,
): PageInUse {
  const sorted = sessions.toSorted(compareSessions);
  const isDone = doneRows(sorted, position);
  const rows = sorted.filter((session) => !isDone(session));
  const ties = sorted.filter(
    (session) => startOf(session) === position.watermark?.start && isDone(session),
  );
  const start = oldestStart(sessions);
  const oldest = start === null ? Number.POSITIVE_INFINITY : Date.parse(start);
  const isSorted = position.isSorted && isInOrder(sessions, position);
  return { position, rows, wanted: rows.filter(isWanted), taken: 0, ties, oldest, isSorted };
}

/** Which of a page's rows, newest first, are done according to its position. */
function doneRows(
  sorted: readonly Session[],
  { watermark, isPartial, before }: OpenPosition,
): (session: Session) => boolean {
  if (watermark === null) return () => false;
  const named = new Set(isPartial ? namedRows(watermark) : watermark.fingerprints);
  const lastOnes = new Set(isPartial ? watermark.last : []);
  const { start } = watermark;
  const last = sorted.findLast(
    (session) => startOf(session) === start && lastOnes.has(fingerprint(session)),
  );
  const hasNewerDone = isPartial || before !== null;
  return (session) => {
    const own = startOf(session);
    if (own !== start) return hasNewerDone && isOlder(start, own);
    if (named.has(fingerprint(session))) return true;
    return last !== undefined && compareSessions(session, last) <= 0;
  };
}

/** Where a listing continues if its last page was not completely taken. */
export function positionWithin(page: PageInUse): OpenPosition {
  return page.taken === 0 ? pastStart(page) : positionAt(page, takenRows(page));
}

/** The position of a page before its first row. */
function pastStart({ position, rows, isSorted }: PageInUse): OpenPosition {
  const { watermark } = position;
  const [first] = rows;
  if (watermark === null || first === undefined || !isSorted) return position;
  const isPast = isOlder(startOf(first), watermark.start);
  return isPast ? { ...position, watermark: { ...watermark, isPast } } : position;
}

/** Where a listing continues if `done`, the first of a page's rows, are done. */
function positionAt(
  { position, ties, rows, isSorted }: PageInUse,
  done: readonly Session[],
): OpenPosition {
  // This is the page's own watermark. If AWS does not keep its order, earlier pages may reach further down.
  const last = done.at(-1);
  if (last === undefined) return position;
  const start = startOf(last);
  const own = done.filter((row) => startOf(row) === start).map(fingerprint);
  // Done rows that come after the last one are of other pages as well, so they stay named.
  const before = ties.filter((row) => compareSessions(row, last) < 0).map(fingerprint);
  const { watermark } = position;
  const isSame = watermark !== null && watermark.start === start;
  const following = rows[rows.indexOf(last) + 1];
  const isPast = isSorted && following !== undefined && isOlder(startOf(following), start);
  return {
    ...position,
    watermark: {
      ...(isSame ? withNamed(watermark, []) : { start, fingerprints: [] }),
      onPage: isSame ? [...before, ...own] : own,
      ...(isPast && { isPast }),
    },
    isPartial: true,
  };
}

/**
 * Where a listing continues if it goes back to a page that was completely taken, because an earlier list of the same
 * source still has the row `head`: the rows that come before that row are done.
 */
export function positionBefore(page: PageInUse, head: Session): OpenPosition {
  const start = startOf(head);
  const done = page.rows.filter((row) => startOf(row) === start && compareSessions(row, head) < 0);
  const { position } = page;
  if (done.length > 0) return positionAt(page, done);
  if (position.watermark?.start === start) return { ...position, isPartial: true };
  return { ...position, watermark: { start, fingerprints: [] }, isPartial: true };
}

/** Where a listing continues after a page: with the page's token, or by time if the token is of no use. */
export function positionAfter(
  { position, rows, ties, isSorted }: PageInUse,
  { isOfAnotherMoment }: Pick<SourcePage, "isOfAnotherMoment">,
  token: string,
  isWanted: (session: Session) => boolean,
): OpenPosition {
  const done = position.watermark && withNamed(position.watermark, ties.filter(isWanted));
  const next = {
    ...position,
    token,
    watermark: watermarkAfter(rows, done, isWanted),
    isPartial: false,
    isSorted,
    isDeferred: false,
  };
  return isOfAnotherMoment && next.isSorted ? (withoutToken(next) ?? next) : next;
}

/** The rows of a page, wanted or not, down to the last one that was taken. */
export function takenRows({ rows, wanted, taken }: PageInUse): Session[] {
  const last = wanted[taken - 1];
  return last === undefined ? [] : rows.slice(0, rows.indexOf(last) + 1);
}

/** Whether a page is newest start first, and continues the page before it. */
function isInOrder(sessions: readonly Session[], { watermark, isPartial }: OpenPosition): boolean {
  const limit = watermark === null || isPartial ? null : watermark.start;
  let previous = limit ?? Number.POSITIVE_INFINITY;
  for (const session of sessions) {
    const start = startOf(session) ?? Number.NEGATIVE_INFINITY;
    if (start > previous) return false;
    previous = start;
  }
  return true;
}

/** The oldest start of the rows, as ISO; null if no start is known. */
export function oldestStart(rows: readonly Session[]): string | null {
  return rows.reduce<string | null>(
    (oldest, { startedAt }) =>
      oldest === null || (startedAt !== null && startedAt < oldest) ? startedAt : oldest,
    null,
  );
}
