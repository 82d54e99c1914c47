import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { toListingFailure } from "@/lib/server/aws/page-failure";
import { type SessionSource, sourceName } from "@/lib/server/source/session-source";
import { inSpan } from "@/lib/server/tracing/span";
import type { Coverage, SessionsPage } from "@/lib/sessions/list/sessions-page";
import { matchesFilters } from "@/lib/sessions/query/session-match";
import type { Session } from "@/lib/sessions/session/session";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { allFailed } from "./all-failed";
import { type Cursor, leadsOn, readCursor, writeCursor } from "./cursor";
import { cipherFor } from "./cursor-cipher";
import { intersectFilters } from "./intersect-filters";
import { type Listing, planListings, queryText, sinceOf } from "./listing";
import { TOP } from "./listing-position";
import { ListingReader } from "./listing-reader";
import { MergedRows } from "./merge";
import { isWithinPinned } from "./pinned-filters";
import { type Limits, readListings } from "./read-listings";
import type { SessionsRequest } from "./sessions-request";
import { type ListingOutcome, reportSources } from "./source-reports";
import { firstUntaken, TokenTurns } from "./token-turns";

/**
 * Reads one page of sessions from all given sources. It follows each NextToken until `limit` rows match or the
 * budget is spent. Rows are newest first within the answer, without duplicates. A source that fails or is slow is
 * reported. The answer then has the rows of the other sources and a cursor to continue from, even without a row:
 * a search that started over after each failure might never end. If every requested source failed, it throws the
 * problem of the first. Throws the signal's reason when the browser closes the connection.
 */
export async function readSessions(
  request: SessionsRequest,
  sources: readonly SessionSource[],
  limits: Limits,
): Promise<SessionsPage> {
  const { cursor, listings } = await inSpan("plan", { sources: sources.length }, async (add) => {
    const start = startOf(request, sources, limits.clock());
    add({ listings: start.listings.length });
    return start;
  });
  const { now, size } = cursor;
  const window = timeWindow(request.filters, now);
  const isKnown = (session: Session) => isWithinPinned(session, request.pinned, limits.clock());
  const readers = listings.map((listing, index) => {
    return new ListingReader(listing, cursor.positions[index] ?? "done", isKnown);
  });
  const rows = new MergedRows(request.limit, cursor.returned, new TokenTurns(readers));
  const late = await readListings(
    readers.filter(({ isDone }) => !isDone),
    rows,
    {
      ...limits,
      size,
      since: cursor.since ?? null,
      isWanted: (session) => isKnown(session) && matchesFilters(session, request.filters, window),
    },
  );
  limits.signal.throwIfAborted();

  const isAnswered = readers.some(({ calls }) => calls > 0);
  const positionsNow = () =>
    readers.map((reader) => reader.position(late.has(reader), firstUntaken(reader, readers)));
  // Nothing has failed and nothing has moved, so it never will.
  const isWell = readers.every(({ failure, isOverForGood }) => failure === null || isOverForGood);
  if (isAnswered && isWell && late.size === 0 && !leadsOn(positionsNow(), cursor)) {
    readers.find(({ isDone, isOverForGood }) => !isDone && !isOverForGood)?.giveUp();
  }
  const outcomes = readers.map((reader) => ({
    reader,
    failure: late.has(reader) ? TOO_SLOW : failureOf(reader, limits.clock()),
  }));
  if (!isAnswered) refuseIfAllFailed(outcomes);
  const positions = positionsNow();
  const isOver = positions.every((position) => typeof position === "string");
  // If all remaining sources failed again, there is no cursor, so that clients which follow cursors come to an end.
  const canContinue = !isOver && isAnswered;
  return {
    sessions: rows.sorted,
    cursor: !canContinue
      ? null
      : writeCursor(
          { now, size, ...sinceOf(readers, cursor), positions, returned: rows.returned },
          listings,
          cipherFor(request.pinned),
        ),
    coverage: {
      scanned: readers.reduce((sum, reader) => sum + reader.scanned + reader.scannedInPart, 0),
      searchedBackTo: searchedBackTo(rows, outcomes),
      complete: isOver && outcomes.every(({ failure }) => failure === null),
    },
    sources: reportSources(outcomes),
  };
}

const TOO_SLOW: AwsFailure = {
  code: "aws-timeout",
  detail:
    "AWS has not answered yet, and the other sources did not wait for it. Retry to wait longer.",
};

/** The cursor that the answer begins with (at the top, or the request's own), and the planned listings. */
function startOf(
  request: SessionsRequest,
  sources: readonly SessionSource[],
  clock: number,
): { cursor: Cursor; listings: readonly Listing[] } {
  const { state, cursor, pinned } = request;
  const query = queryText(request);
  const plannedAt = (now: number) => {
    const filters = intersectFilters(request.filters, pinned, now);
    return planListings({ state, filters }, sources, timeWindow(filters, now), query);
  };
  if (cursor !== null) {
    return readCursor(cursor, plannedAt, clock, cipherFor(pinned));
  }
  const listings = plannedAt(clock);
  const positions = listings.map(() => TOP);
  return { cursor: { now: clock, size: request.limit, positions, returned: [] }, listings };
}

function failureOf({ failure }: ListingReader, now: number): AwsFailure | null {
  return failure === null ? null : toListingFailure(failure, now);
}

/**
 * A request fails as a whole only if every source failed. Sources that earlier answers have read to the end did not
 * fail. The cursor may say that a listing was stopped; only sources that were read now can give the reason.
 */
function refuseIfAllFailed(outcomes: readonly ListingOutcome[]): void {
  if (outcomes.some(({ reader }) => reader.isDone)) return;
  const failed = outcomes.flatMap(({ reader, failure }) =>
    failure === null || reader.isOverForGood ? [] : { source: reader.listing.source, failure },
  );
  const names = outcomes.map(({ reader }) => sourceName(reader.listing.source));
  const problem = allFailed(failed, new Set(names).size > 1);
  if (problem !== null) throw problem;
}

/**
 * The moment back to which every source has been searched, except those that failed. A full answer goes down to its
 * last row. Otherwise the source that got the least far decides.
 */
function searchedBackTo(
  rows: MergedRows,
  outcomes: readonly ListingOutcome[],
): Coverage["searchedBackTo"] {
  if (rows.isFull)
    return rows.sorted.findLast(({ startedAt }) => startedAt !== null)?.startedAt ?? null;
  const good = outcomes.filter(({ reader, failure }) => failure === null && reader.calls > 0);
  const unfinished = good.filter(({ reader }) => !reader.isDone);
  const reached = (unfinished.length > 0 ? unfinished : good).map(({ reader }) => reader.reached);
  if (unfinished.length === 0)
    return (
      reached
        .filter((start) => start !== null)
        .sort()
        .at(0) ?? null
    );
  return reached.includes(null) ? null : (reached.sort().at(-1) ?? null);
}
