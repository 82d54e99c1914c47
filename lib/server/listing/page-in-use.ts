import "server-only";
import type { Session } from "@/lib/sessions/session/session";
import { type OpenPosition, startOf } from "./listing-position";

/** A page that was read and not yet taken as a whole. */
export type PageInUse = {
  position: OpenPosition;
  /** Its rows that are not done, newest first. */
  rows: Session[];
  /** Those of them that are wanted, and how many were taken. */
  wanted: Session[];
  taken: number;
};

/** The rows of a page, wanted or not, down to the last one that was taken. */
export function takenRows({ rows, wanted, taken }: PageInUse): Session[] {
  const last = wanted[taken - 1];
  return last === undefined ? [] : rows.slice(0, rows.indexOf(last) + 1);
}

/** Whether AWS gave a page newest start first, following on the one before. */
export function isInOrder(
  sessions: readonly Session[],
  { watermark, isPartial }: OpenPosition,
): boolean {
  const limit = watermark === null || isPartial ? null : watermark.start;
  let previous = limit ?? Number.POSITIVE_INFINITY;
  for (const session of sessions) {
    const start = startOf(session) ?? Number.NEGATIVE_INFINITY;
    if (start > previous) return false;
    previous = start;
  }
  return true;
}

/** The oldest start of rows in order, newest first; null if none is known. */
export function oldestStart(rows: readonly Session[]): string | null {
  return rows.findLast(({ startedAt }) => startedAt !== null)?.startedAt ?? null;
}
