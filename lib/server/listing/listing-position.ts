import "server-only";
import { PageFailureError } from "@/lib/server/aws/aws-failure-error";
import type { Session } from "@/lib/sessions/session/session";
import { fingerprint } from "./fingerprints";

/**
 * The row down to which a listing is done, in the order newest start first: its start in epoch milliseconds
 * (null: rows without a start, which come last) and the fingerprints of the rows with that very start that
 * are done.
 */
export type Watermark = { start: number | null; fingerprints: string[] };

/** Where a listing of one source goes on. */
export type OpenPosition = {
  /** The NextToken of the page to read; null is the first page. */
  token: string | null;
  /** Only rows that started before this whole second are asked for, where that says more than the query. */
  before: string | null;
  /** What is done so far; null if nothing is. */
  watermark: Watermark | null;
  /** The page to read was used in part: its rows down to the bound are done. */
  isPartial: boolean;
  /** Whether AWS has kept to newest start first up to here. */
  isSorted: boolean;
  /** It failed or was too slow the last time, so the others do not wait for it. */
  isDeferred: boolean;
};
/** A listing is done when AWS gives no NextToken, and stopped when going on would never end. */
export type ListingPosition = OpenPosition | "done" | "stopped";

/** Whether a listing goes on. */
export function isOpenPosition(position: ListingPosition): position is OpenPosition {
  return typeof position !== "string";
}

/** A listing that has not begun. */
export const TOP: OpenPosition = {
  token: null,
  before: null,
  watermark: null,
  isPartial: false,
  isSorted: true,
  isDeferred: false,
};

/** Epoch milliseconds of a session's start, null if it is unknown. */
export function startOf({ startedAt }: Session): number | null {
  return startedAt === null ? null : Date.parse(startedAt);
}

/** Whether a row is done according to the bound of a page that was used in part. */
export function isDone(session: Session, { start, fingerprints }: Watermark): boolean {
  const own = startOf(session);
  if (own === start) return fingerprints.includes(fingerprint(session));
  return own !== null && (start === null || own > start);
}

/** The bound after rows in order, newest first, that follow on the bound so far. */
export function watermarkAfter(
  rows: readonly Session[],
  before: Watermark | null,
): Watermark | null {
  const last = rows.at(-1);
  if (last === undefined) return before;
  const start = startOf(last);
  const ties = rows.filter((row) => startOf(row) === start).map(fingerprint);
  if (before === null || isOlder(start, before.start)) return { start, fingerprints: ties };
  // AWS repeats rows, and may not keep its order: what is done stays done.
  if (before.start !== start) return before;
  return { start, fingerprints: [...new Set([...before.fingerprints, ...ties])] };
}

/**
 * A place that needs no NextToken, which may have a thousand characters or be refused: everything that
 * started before the end of the bound's second, without what is done. It relies on AWS's order, newest
 * start first, which all its samples of DescribeSessions have but no document promises; so it is for
 * listings that have kept to it. Rows without a start, which AWS is not known to have, are out of its reach.
 * Null if there is no bound to go by.
 */
export function withoutToken(position: OpenPosition): OpenPosition | null {
  const { watermark } = position;
  if (watermark === null || watermark.start === null) return null;
  const before = new Date((Math.floor(watermark.start / 1000) + 1) * 1000)
    .toISOString()
    .replace(".000Z", "Z");
  return { ...position, token: null, before, isPartial: true };
}

/** Where a listing goes on after a failure. A refused token is useless: the listing goes on without it. */
export function afterFailure(error: unknown, position: OpenPosition): OpenPosition {
  const isRefused = error instanceof PageFailureError && error.failure.code === "cursor-expired";
  if (!isRefused || position.token === null) return position;
  // Out of order, only the top is certain: fingerprints tell the rows that were returned already.
  const { isSorted } = position;
  return isSorted ? (withoutToken(position) ?? { ...TOP }) : { ...TOP, isSorted };
}

function isOlder(a: number | null, b: number | null): boolean {
  return b !== null && (a === null || a < b);
}
