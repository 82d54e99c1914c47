import "server-only";
import { compareSessions, type Session } from "@/lib/sessions/session";
import type { ListedPage } from "./aws/describe-sessions";
import { RepeatedTokenError } from "./aws/listing-error";
import type { Listing } from "./listing";
import { withBefore } from "./listing-bound";
import { boundAfter, isDone, type OpenPlace, type Place, startOf, withoutToken } from "./place";

/** A page that was read and not yet taken as a whole. */
type ReadPage = {
  place: OpenPlace;
  /** Its rows that are not done, newest first. */
  rows: Session[];
  /** Those of them that are wanted, and how many were taken. */
  wanted: Session[];
  taken: number;
};

/** Why a call is aborted that no answer waits for any more: that is no failure of its source. */
export const ANSWER_IS_OVER = Symbol("the answer is over");

/** One listing of AWS in the course of one answer: read page by page, taken row by row. */
export class ListingReader {
  readonly listing: Listing;
  /** Pages that AWS gave in this answer. */
  calls = 0;
  /** Rows that became done in this answer, wanted or not. */
  scanned = 0;
  /** The oldest start among the rows that were read, as ISO. */
  reached: string | null = null;
  /** When AWS gave the first page of this answer, epoch milliseconds. */
  asOf: number | null = null;
  failure: unknown = null;
  #next: Place;
  #pages: ReadPage[] = [];
  #asked = new Set<string>();

  constructor(listing: Listing, place: Place) {
    this.listing = listing;
    this.#next = place;
  }

  /** The newest row that is wanted and not taken; null if more has to be read first, or nothing is left. */
  get head(): Session | null {
    const [page] = this.#pages;
    return page?.wanted[page.taken] ?? null;
  }

  /** Whether there is a page to read. */
  get hasNext(): boolean {
    return this.#next !== "done" && this.failure === null;
  }

  /** Whether everything was read and taken. */
  get isDone(): boolean {
    return this.#next === "done" && this.#pages.length === 0;
  }

  get isParked(): boolean {
    return this.#next !== "done" && this.#next.isParked && this.calls === 0;
  }

  /** Reads the next page. Never throws: a failure ends the listing for this answer. */
  async read(
    size: number,
    isWanted: (session: Session) => boolean,
    clock: () => number,
    signal: AbortSignal,
  ): Promise<void> {
    const place = this.#next;
    if (place === "done") return;
    const { source, state, filters } = this.listing;
    try {
      const request = { state, pageSize: size, token: place.token, signal };
      const asked = withBefore(filters, place.before);
      const page = await source.readPage({ ...request, filters: asked });
      if (signal.aborted) return;
      this.asOf ??= clock();
      this.#accept(page, place, isWanted);
    } catch (error) {
      if (signal.reason === ANSWER_IS_OVER) return;
      this.failure = error;
      this.#next = afterFailure(error, place);
    }
  }

  /** Takes the head. */
  take(): void {
    const [page] = this.#pages;
    if (!page) return;
    page.taken += 1;
    this.#dropTaken();
  }

  /** Where the listing goes on. */
  place(isLate: boolean): Place {
    const [page] = this.#pages;
    const isParked = isLate || this.failure !== null;
    if (!page) return this.#next === "done" ? "done" : { ...this.#next, isParked };
    if (page.taken === 0) return { ...page.place, isParked };
    // The bound of the page itself: where AWS does not keep its order, pages before it may reach further down.
    const bound = boundAfter(takenRows(page), page.place.isPartial ? page.place.bound : null);
    return { ...page.place, bound, isPartial: true, isParked };
  }

  /** Rows that are done of the page in use. */
  get scannedInPart(): number {
    const [page] = this.#pages;
    return page && page.taken > 0 ? takenRows(page).length : 0;
  }

  #accept(
    { sessions, nextToken }: ListedPage,
    place: OpenPlace,
    isWanted: (session: Session) => boolean,
  ): void {
    this.calls += 1;
    const { bound, isPartial } = place;
    const sorted = sessions.toSorted(compareSessions);
    const rows = isPartial && bound ? sorted.filter((session) => !isDone(session, bound)) : sorted;
    const oldest = sorted.findLast(({ startedAt }) => startedAt !== null)?.startedAt ?? null;
    if (oldest !== null && (this.reached === null || oldest < this.reached)) this.reached = oldest;
    this.#pages.push({ place, rows, wanted: rows.filter(isWanted), taken: 0 });
    this.#next =
      nextToken === null
        ? "done"
        : {
            ...place,
            token: nextToken,
            bound: boundAfter(rows, bound),
            isPartial: false,
            isSorted: place.isSorted && isInOrder(sessions, place),
            isParked: false,
          };
    if (nextToken !== null && (this.#asked.has(nextToken) || nextToken === place.token)) {
      this.failure = new RepeatedTokenError();
      this.#next = "done";
    }
    if (place.token !== null) this.#asked.add(place.token);
    this.#dropTaken();
  }

  /** A page without a wanted row left is done. */
  #dropTaken(): void {
    for (;;) {
      const [page] = this.#pages;
      if (!page || page.taken < page.wanted.length) return;
      this.scanned += page.rows.length;
      this.#pages.shift();
    }
  }
}

/** The rows of a page, wanted or not, down to the last one that was taken. */
function takenRows({ rows, wanted, taken }: ReadPage): Session[] {
  const last = wanted[taken - 1];
  return last === undefined ? [] : rows.slice(0, rows.indexOf(last) + 1);
}

/** Whether AWS gave a page newest start first, following on the one before. */
function isInOrder(sessions: readonly Session[], { bound, isPartial }: OpenPlace): boolean {
  const limit = bound === null || isPartial ? null : bound.start;
  let previous = limit ?? Number.POSITIVE_INFINITY;
  for (const session of sessions) {
    const start = startOf(session) ?? Number.NEGATIVE_INFINITY;
    if (start > previous) return false;
    previous = start;
  }
  return true;
}

/** A refused token is of no use again; the place without it is, if there is one. */
function afterFailure(error: unknown, place: OpenPlace): OpenPlace {
  const isRefused = error instanceof Error && error.name === "InvalidNextToken";
  return isRefused && place.token !== null ? (withoutToken(place) ?? place) : place;
}
