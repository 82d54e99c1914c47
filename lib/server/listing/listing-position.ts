import "server-only";
import { PageFailureError } from "@/lib/server/aws/page-failure";
import type { Session } from "@/lib/sessions/session/session";
import { fingerprint } from "./fingerprints";

/**
 * How far a listing is done, in the order newest start first. A page is ordered by start and then by identity, so one
 * row marks how far it is done, for any number of equal starts. AWS may spread equal starts over its pages in any order,
 * so the done rows of other pages are named one by one.
 */
export type Watermark = {
  /** The start of the last done row in epoch milliseconds; null: a row without a start, which comes last. */
  start: number | null;
  /** The fingerprints of the rows with exactly that start that were returned. */
  fingerprints: string[];
  /** The fingerprints of the rows with that start that are done on the page in use, in order. */
  onPage?: string[];
  /**
   * The last of `onPage`, if they are too many for a cursor. On the page to read, every row with that start is done down
   * to the last of them that is still there.
   */
  last?: string[];
  /** More rows with that start were returned than `fingerprints` names, so only the token leads on. */
  isShort?: boolean;
  /** AWS has come to older rows, so every row with that start is done. Known only while the page is in use. */
  isPast?: boolean;
};

/** Where a listing of one source continues. */
export type OpenPosition = {
  /** The NextToken of the page to read; null means the first page. */
  token: string | null;
  /** Request only rows that started before this whole second, if that is narrower than the query. */
  before: string | null;
  /** How far the listing is done; null if it has not begun. */
  watermark: Watermark | null;
  /** The page to read was used in part: its rows down to the watermark are done. */
  isPartial: boolean;
  /** Whether AWS has returned rows newest start first so far. */
  isSorted: boolean;
  /** It failed or was too slow the last time, so the other listings do not wait for it. */
  isDeferred: boolean;
};
/**
 * A listing is done when AWS returns no NextToken, stopped when AWS would never end it, and crowded when no cursor has
 * room for its position.
 */
export type ListingPosition = OpenPosition | "done" | "stopped" | "crowded";

/** Whether a listing continues. */
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

/** The watermark after its page, of which `rows` with its start are done. */
export function withNamed(
  { start, fingerprints, isShort }: Watermark,
  rows: readonly Session[],
): Watermark {
  const named = union(fingerprints, rows.map(fingerprint));
  return { start, fingerprints: named, ...(isShort && { isShort }) };
}

/** The fingerprints of all rows that a watermark names. */
export function namedRows({ fingerprints, onPage = [], last = [] }: Watermark): string[] {
  const more = [...onPage, ...last];
  return more.length === 0 ? fingerprints : union(fingerprints, more);
}

/**
 * The watermark after `rows`, which are newest first and follow the watermark `before`. Only rows that `isNamed` get
 * fingerprints: nobody misses a row that does not match the query.
 */
export function watermarkAfter(
  rows: readonly Session[],
  before: Watermark | null,
  isNamed: (session: Session) => boolean = () => true,
): Watermark | null {
  const last = rows.at(-1);
  if (last === undefined) return before;
  const start = startOf(last);
  const ties = rows.filter((row) => startOf(row) === start && isNamed(row)).map(fingerprint);
  if (before === null || isOlder(start, before.start)) return { start, fingerprints: ties };
  // AWS repeats rows and may not keep its order, so done rows stay done.
  if (before.start !== start) return before;
  return { ...before, fingerprints: union(before.fingerprints, ties) };
}

/**
 * The position without its NextToken, which may have a thousand characters or be refused. It requests all rows that
 * started before the end of the watermark's second, and skips the done ones. It relies on AWS's order, newest start
 * first. All AWS samples of DescribeSessions have this order, but no document guarantees it, so this is only for
 * listings that have been in order. It cannot reach rows without a start, which AWS is not known to have.
 * Null without a watermark.
 */
export function withoutToken(position: OpenPosition): OpenPosition | null {
  const { watermark } = position;
  if (watermark === null || watermark.start === null) return null;
  const before = new Date((Math.floor(watermark.start / 1000) + 1) * 1000)
    .toISOString()
    .replace(".000Z", "Z");
  const named = { start: watermark.start, fingerprints: namedRows(watermark) };
  return { ...position, token: null, before, isPartial: true, watermark: named };
}

/** Where a listing continues after a failure. A refused token is useless, so the listing continues without it. */
export function afterFailure(error: unknown, position: OpenPosition): OpenPosition {
  const isRefused = error instanceof PageFailureError && error.failure.code === "cursor-expired";
  if (!isRefused || position.token === null) return position;
  // A listing out of order must start from the top. Fingerprints identify the rows that were returned already.
  const { isSorted } = position;
  return isSorted ? (withoutToken(position) ?? { ...TOP }) : { ...TOP, isSorted };
}

/** Whether one start comes after another in the order newest first. A row without a start comes last. */
export function isOlder(a: number | null, b: number | null): boolean {
  return b !== null && (a === null || a < b);
}

function union(some: readonly string[], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])];
}
