import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { CrowdedMomentError, RepeatedTokenError } from "@/lib/server/aws/listing-error";
import { ANSWER_IS_OVER } from "@/lib/server/gateway/flight";
import type { SourcePage } from "@/lib/server/source/source-page";
import type { Session } from "@/lib/sessions/session/session";
import type { Listing } from "./listing";
import {
  afterFailure,
  isOpenPosition,
  type ListingPosition,
  type OpenPosition,
} from "./listing-position";
import { oldestStart, type PageInUse, pageInUse, positionAfter, takenRows } from "./page-in-use";
import { positionAbove, positionAfterHead, positionFrom } from "./reader-position";

/** Reads one listing for one answer: page by page from the source, row by row for the answer. */
export class ListingReader {
  readonly listing: Listing;
  /** The number of pages that the source returned in this answer. */
  calls = 0;
  /** The number of known rows that became done in this answer, wanted or not. */
  scanned = 0;
  /** The oldest start among the known rows that were read, as ISO. */
  reached: string | null = null;
  /** The oldest page of this answer is not older than this, epoch milliseconds. */
  asOf: number | null = null;
  /** The newest page of this answer is not newer than this. */
  until: number | null = null;
  /** Whether the newest page needed no call to AWS. */
  wasCached = false;
  /** Why a page of this answer is old; null if no page is old. */
  staleBecause: AwsFailure | null = null;
  failure: unknown = null;
  #next: ListingPosition;
  #pages: PageInUse[] = [];
  /** Every page of this answer. */
  #trail: PageInUse[] = [];
  #asked = new Set<string>();
  readonly #isKnown: (session: Session) => boolean;

  /** `isKnown`: whether the viewer may learn that a row exists. Other rows are not even counted. */
  constructor(
    listing: Listing,
    position: ListingPosition,
    isKnown: (session: Session) => boolean = () => true,
  ) {
    this.listing = listing;
    this.#isKnown = isKnown;
    this.#next = position;
    if (position === "stopped") this.failure = new RepeatedTokenError();
    if (position === "crowded") this.failure = new CrowdedMomentError();
  }

  /** The newest wanted row that is not taken; null if another page must be read first, or no row is left. */
  get head(): Session | null {
    const [page] = this.#pages;
    return page?.wanted[page.taken] ?? null;
  }

  /**
   * The newest start that an unread row can have (epoch milliseconds). As long as AWS keeps its order, that is not
   * newer than the rows that were read.
   */
  get nextStart(): number {
    if (!isOpenPosition(this.#next) || this.failure !== null) return Number.NEGATIVE_INFINITY;
    const { watermark, isSorted } = this.#next;
    if (!isSorted || watermark === null) return Number.POSITIVE_INFINITY;
    return watermark.start ?? Number.NEGATIVE_INFINITY;
  }

  /** Whether there is a page to read. */
  get hasNext(): boolean {
    return isOpenPosition(this.#next) && this.failure === null;
  }

  /** Whether all rows were read and taken. */
  get isDone(): boolean {
    return this.#next === "done" && this.#pages.length === 0;
  }

  /** Whether it ended before its last page, and no answer can go on. */
  get isOverForGood(): boolean {
    return this.#next === "stopped" || this.#next === "crowded";
  }

  get isDeferred(): boolean {
    return isOpenPosition(this.#next) && this.#next.isDeferred && this.calls === 0;
  }

  /**
   * Reads the next page, not older than `since` (epoch milliseconds) if that is given. Never throws: a failure
   * ends the listing for this answer.
   */
  async read(
    size: number,
    isWanted: (session: Session) => boolean,
    since: number | null,
    signal: AbortSignal,
  ): Promise<void> {
    const position = this.#next;
    if (!isOpenPosition(position)) return;
    const { source, list, ask, isExact } = this.listing;
    try {
      const { token, before } = position;
      // The re-check may drop most rows of a page. Continuing by time reads a whole second again, which may hold more
      // rows than a page. The largest page saves calls in both cases.
      const pageSize = isExact && before === null ? size : null;
      const priority = this.calls === 0 ? "page" : "search";
      const request = { list, ask, before, pageSize, token, signal, priority, since } as const;
      const page = await source.readPage(request);
      if (signal.aborted) return;
      this.#note(page);
      this.#accept(page, position, isWanted);
    } catch (error) {
      if (signal.reason === ANSWER_IS_OVER) return;
      this.failure = error;
      this.#next = afterFailure(error, position);
    }
  }

  /** Takes the row at the head. */
  take(): void {
    const [page] = this.#pages;
    if (!page) return;
    page.taken += 1;
    this.#dropTaken();
  }

  /** Ends the listing for good, because no cursor has room for its position. */
  giveUp(): void {
    this.failure = new CrowdedMomentError();
    this.#pages = [];
    this.#next = "crowded";
  }

  /** Where the listing continues, if an earlier list of the source still has the row `head` (null: it has none). */
  position(isLate: boolean, head: Session | null): ListingPosition {
    const whole = this.#trail.slice(0, this.#trail.length - this.#pages.length);
    const position = positionAbove(whole, head) ?? positionFrom(this.#pages, this.#next);
    const isDeferred = isLate || this.failure !== null;
    return isOpenPosition(position) ? { ...position, isDeferred } : position;
  }

  /** Where the listing would continue after the row at the head. */
  get positionAfterHead(): ListingPosition {
    return positionAfterHead(this.#pages, this.#next);
  }

  /** The number of done rows on the page in use. */
  get scannedInPart(): number {
    const [page] = this.#pages;
    return page && page.taken > 0 ? this.#countKnown(takenRows(page)) : 0;
  }

  #countKnown(rows: readonly Session[]): number {
    return rows.filter(this.#isKnown).length;
  }

  #note({ asOf, until, isCached, staleBecause }: SourcePage): void {
    this.wasCached = isCached;
    this.asOf = Math.min(asOf, this.asOf ?? asOf);
    this.until = Math.max(until, this.until ?? until);
    this.staleBecause ??= staleBecause;
  }

  #accept(
    sourcePage: SourcePage,
    position: OpenPosition,
    isWanted: (session: Session) => boolean,
  ): void {
    this.calls += 1;
    const { sessions, nextToken } = sourcePage;
    const page = pageInUse(sessions, position, isWanted);
    const known = oldestStart(sessions.filter(this.#isKnown));
    if (known !== null && (this.reached === null || known < this.reached)) this.reached = known;
    this.#trail.push(page);
    this.#pages.push(page);
    this.#next = nextToken === null ? "done" : positionAfter(page, sourcePage, nextToken, isWanted);
    if (nextToken !== null && (this.#asked.has(nextToken) || nextToken === position.token)) {
      this.failure = new RepeatedTokenError();
      this.#next = "stopped";
    }
    if (position.token !== null) this.#asked.add(position.token);
    this.#dropTaken();
  }

  /** Drops pages without a remaining wanted row: they are done. */
  #dropTaken(): void {
    for (;;) {
      const [page] = this.#pages;
      if (!page || page.taken < page.wanted.length) return;
      this.scanned += this.#countKnown(page.rows);
      this.#pages.shift();
    }
  }
}
