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

/** A page that was read and not yet taken as a whole. */
export type PageInUse = {
  position: OpenPosition;
  /** Its rows that are not done, newest first. */
  rows: Session[];
  /** Those of them that are wanted, and how many were taken. */
  wanted: Session[];
  taken: number;
  /** The oldest start of all its rows, epoch milliseconds; infinite if none is known. */
  oldest: number;
};

/** A page as it was read, without the rows that are done already. */
export function pageInUse(
  sessions: readonly Session[],
  position: OpenPosition,
  isWanted: (session: Session) => boolean,
): PageInUse {
  const { watermark, isPartial, before } = position;
  const sorted = sessions.toSorted(compareSessions);
  const isBounded = watermark !== null && (isPartial || before !== null);
  const rows = isBounded ? sorted.filter((session) => !isDone(session, watermark)) : sorted;
  const start = oldestStart(sessions);
  const oldest = start === null ? Number.POSITIVE_INFINITY : Date.parse(start);
  return { position, rows, wanted: rows.filter(isWanted), taken: 0, oldest };
}

/** Where a listing goes on whose last page was not taken as a whole. */
export function positionWithin(page: PageInUse): OpenPosition {
  const { position, taken } = page;
  if (taken === 0) return position;
  // The page's own watermark: where AWS does not keep its order, earlier pages may reach further down.
  const watermark = watermarkAfter(takenRows(page), position.isPartial ? position.watermark : null);
  return { ...position, watermark, isPartial: true };
}

/** Where a listing goes on after a page: with the token that came with it, or by time if the token is of no use. */
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

/** Whether AWS gave a page newest start first, following on the one before. */
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

/** The oldest start of some rows, as ISO; null if none is known. */
export function oldestStart(rows: readonly Session[]): string | null {
  return rows.reduce<string | null>(
    (oldest, { startedAt }) =>
      oldest === null || (startedAt !== null && startedAt < oldest) ? startedAt : oldest,
    null,
  );
}
