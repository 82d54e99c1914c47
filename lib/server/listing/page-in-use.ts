import "server-only";
import type { SourcePage } from "@/lib/server/source/source-page";
import { compareSessions, type Session } from "@/lib/sessions/session/session";
import {
  isDone,
  type OpenPosition,
  startOf,
  watermarkAfter,
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
  /** The oldest start of all its rows, epoch milliseconds; infinite if no start is known. */
  oldest: number;
};

/** The page after it was read, without the rows that are already done. */
export function pageInUse(
  sessions: readonly Session[],
  position: OpenPosition,
  isWanted: (session: Session) => boolean,
): PageInUse {
  const { watermark, isPartial, before } = position;
  const sorted = sessions.toSorted(compareSessions);
  const hasDoneRows = watermark !== null && (isPartial || before !== null);
  const rows = hasDoneRows ? sorted.filter((session) => !isDone(session, watermark)) : sorted;
  const start = oldestStart(sessions);
  const oldest = start === null ? Number.POSITIVE_INFINITY : Date.parse(start);
  return { position, rows, wanted: rows.filter(isWanted), taken: 0, oldest };
}

/** Where a listing continues if its last page was not completely taken. */
export function positionWithin(page: PageInUse): OpenPosition {
  const { position, taken } = page;
  if (taken === 0) return position;
  // This is the page's own watermark. If AWS does not keep its order, earlier pages may reach further down.
  const watermark = watermarkAfter(takenRows(page), position.isPartial ? position.watermark : null);
  return { ...position, watermark, isPartial: true };
}

/** Where a listing continues after a page: with the page's token, or by time if the token is of no use. */
export function positionAfter(
  { position, rows }: PageInUse,
  { sessions, isOfAnotherMoment }: Pick<SourcePage, "sessions" | "isOfAnotherMoment">,
  token: string,
): OpenPosition {
  const next = {
    ...position,
    token,
    watermark: watermarkAfter(rows, position.watermark),
    isPartial: false,
    isSorted: position.isSorted && isInOrder(sessions, position),
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
