import "server-only";
import { ANSWER_IS_OVER } from "@/lib/server/gateway/flight";
import { joinedAbort } from "@/lib/server/joined-abort";
import type { Session } from "@/lib/sessions/session/session";
import { isBefore, listIndex } from "./listing";
import type { ListingReader } from "./listing-reader";
import type { MergedRows } from "./merge";
import { MAX_CALLS, SEARCH_MS } from "./search-budget";
import { sourceTimeoutMs } from "./source-timeout";

/** An answer ends sooner if it has found a row. */
const FOUND_MS = 500;

/** The usual duration of a call to AWS. A cached page is faster, but that must not make other sources count as slow. */
const USUAL_CALL_MS = 700;

/** The clocks and signals of one answer. `clock` returns epoch milliseconds. */
export type Limits = {
  clock: () => number;
  /** Milliseconds of a monotonic clock, for durations. `clock` is used if it is not given. */
  monotonicNow?: () => number;
  /** Aborted when the browser closes the connection: the answer is no longer needed. */
  signal: AbortSignal;
  /** Aborted when the answer is due, even if AWS has not answered. */
  deadline: AbortSignal;
  /** How many milliseconds the client accepts to wait for a slow source; null if it did not say. */
  wait: number | null;
};

type Reading = Limits & {
  size: number;
  isWanted: (session: Session) => boolean;
  /** When earlier answers read the newest page of a source's earlier lists, epoch milliseconds; null if they read none. */
  since: number | null;
};

/**
 * Reads listings in parallel, each page by page, and takes their rows until the answer is full, all listings are
 * read, or the budget is spent. Returns the listings that it did not wait for.
 */
export async function readListings(
  readers: readonly ListingReader[],
  rows: MergedRows,
  { clock, monotonicNow = clock, signal, deadline, wait, size, isWanted, since }: Reading,
): Promise<ReadonlySet<ListingReader>> {
  const begin = monotonicNow();
  const end = joinedAbort([signal, deadline]);
  const both = end.signal;
  const pending = new Map<ListingReader, { began: number; settled: Promise<void> }>();
  // If only deferred listings are left, the answer waits for them.
  const isOnlyDeferred = readers.every(({ isDeferred }) => isDeferred);
  const earlier = relatedTo(readers, (one, other) => isBefore(other.listing, one.listing));
  const later = relatedTo(readers, (one, other) => isBefore(one.listing, other.listing));
  let fastest: number | null = null;
  let foundAt: number | null = null;

  const hasBudget = () =>
    !both.aborted &&
    (foundAt === null ? monotonicNow() - begin < SEARCH_MS : monotonicNow() - foundAt < FOUND_MS);
  const needsPage = (reader: ListingReader): boolean =>
    reader.hasNext &&
    !pending.has(reader) &&
    (reader.calls === 0 || (reader.calls < MAX_CALLS && hasBudget())) &&
    (reader.head === null || isToBeDrained(reader)) &&
    !isWaiting(reader);
  const isProgressing = (reader: ListingReader) =>
    pending.has(reader) ? !isLate(reader) : needsPage(reader);
  const isWaiting = (reader: ListingReader) =>
    reader.calls === 0 && reader.hasNext && earlier.get(reader)?.some(isProgressing) === true;
  const isToBeDrained = (reader: ListingReader) => (later.get(reader)?.length ?? 0) > 0;
  const sourceTimeoutOf = (reader: ListingReader) =>
    isOnlyDeferred ? Number.POSITIVE_INFINITY : sourceTimeoutMs(fastest, reader.isDeferred, wait);
  const isLate = (reader: ListingReader) => {
    const read = pending.get(reader);
    return read !== undefined && monotonicNow() - read.began >= sourceTimeoutOf(reader);
  };
  const start = (reader: ListingReader) => {
    const began = monotonicNow();
    const least = oldestUsable(reader, earlier.get(reader) ?? [], since);
    const settled = reader.read(size, isWanted, least, both).finally(() => {
      pending.delete(reader);
      if (reader.calls > 0) {
        fastest ??= Math.max(monotonicNow() - began, reader.wasCached ? USUAL_CALL_MS : 0);
      }
    });
    pending.set(reader, { began, settled });
  };

  try {
    for (;;) {
      rows.takeFrom(readers, (reader) => reader.hasNext && !isLate(reader));
      if (rows.size > 0) foundAt ??= monotonicNow();
      if (rows.isFull || signal.aborted) break;
      for (const reader of readers.filter(needsPage)) start(reader);
      const awaited = [...pending].filter(([reader]) => !isLate(reader));
      if (awaited.length === 0) break;
      const nextLate = Math.min(
        ...awaited.map(([reader, { began }]) => began + sourceTimeoutOf(reader) - monotonicNow()),
      );
      await settledOrLater(
        awaited.map(([, { settled }]) => settled),
        nextLate,
      );
    }
    // Rows that a search has found must be returned, although another listing may still have newer ones.
    if (rows.size === 0) rows.takeFrom(readers, () => false);
    // A listing with untaken rows was only reading ahead.
    return new Set([...pending.keys()].filter(({ head }) => head === null));
  } finally {
    end.release(ANSWER_IS_OVER);
  }
}

/** Waits for the first of some promises, or for a time in milliseconds. An infinite time never ends the wait. */
async function settledOrLater(promises: Promise<void>[], ms: number): Promise<void> {
  if (!Number.isFinite(ms)) return await Promise.race(promises);
  let timer: NodeJS.Timeout | undefined;
  const later = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms));
  });
  await Promise.race([...promises, later]);
  clearTimeout(timer);
}

/**
 * The age limit for the pages of a listing. A page of a later list must not be older than the pages of the earlier
 * lists, in this answer or before it. Otherwise a session that moved in between would be in neither.
 */
function oldestUsable(
  reader: ListingReader,
  earlier: readonly ListingReader[],
  since: number | null,
): number | null {
  if (listIndex(reader.listing) === 0) return null;
  const ends = [since, ...earlier.map(({ until }) => until)].filter((end) => end !== null);
  return ends.length > 0 ? Math.max(...ends) : null;
}

/**
 * The related listings of each listing. A session that moves while two lists are read is missing from both if the
 * later list is read before it moves and the earlier one after. So the earlier list is read to its end first. Then the
 * session is in both.
 */
function relatedTo(
  readers: readonly ListingReader[],
  isRelated: (one: ListingReader, other: ListingReader) => boolean,
): Map<ListingReader, ListingReader[]> {
  return new Map(
    readers.map((reader) => [reader, readers.filter((other) => isRelated(reader, other))]),
  );
}
