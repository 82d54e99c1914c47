import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { RepeatedTokenError } from "@/lib/server/aws/listing-error";
import { toListingFailure } from "@/lib/server/aws/page-failure";
import type { SourcePage } from "@/lib/server/source/source-page";
import type { Session } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import type { Listing } from "./listing";
import { isOpenPosition, type ListingPosition, TOP } from "./listing-position";
import { oldestStart, pageInUse, positionAfter } from "./page-in-use";
import { MAX_CALLS } from "./search-budget";

/** The id, and what limits a search for it. */
export type SearchLimits = {
  id: string;
  /** Whether the viewer may see the session. One that they may not see counts as missing, and is in no count. */
  isOpenTo: (session: Session) => boolean;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Whether there is time to read another page. */
  hasTime: () => boolean;
  signal: AbortSignal;
};

/** The search for one session in one listing, page by page, for one answer. */
export class SessionSearch {
  readonly listing: Listing;
  hit: Session | null = null;
  failure: AwsFailure | null = null;
  /** Whether the session comes from a page that is older than allowed. */
  isStale = false;
  /** The number of pages that were read, and of known rows on them. */
  pages = 0;
  scanned = 0;
  /** The oldest start among the known rows, as ISO. */
  reached: string | null = null;
  /** The oldest page is not older than `asOf`, and the newest not newer than `until` (epoch milliseconds). */
  asOf = Number.POSITIVE_INFINITY;
  until = 0;
  #position: ListingPosition;

  constructor(listing: Listing, position: ListingPosition) {
    this.listing = listing;
    this.#position = position;
  }

  /** Where the search goes on. */
  get position(): ListingPosition {
    return this.#position;
  }

  /** Whether the listing has been read to its end, or has the session. */
  get isOver(): boolean {
    return this.hit !== null || this.#position === "done";
  }

  /** Whether there is more to read, and the answer has got further. */
  get isPaused(): boolean {
    return !this.isOver && this.failure === null && this.pages > 0;
  }

  /** Gives up the progress: the next answer starts from the top. */
  startOver(): void {
    this.#position = TOP;
  }

  /**
   * Reads on until it finds the session, until the end, or until the budget is spent. Uses only pages not older than
   * `since` (epoch milliseconds), if that is given. Never throws.
   */
  async look(limits: SearchLimits, since: number | null): Promise<void> {
    const { clock, hasTime, signal } = limits;
    const asked = new Set<string>();
    this.asOf = Number.POSITIVE_INFINITY;
    try {
      for (let page = 0; page < MAX_CALLS && !this.isOver; page += 1) {
        if (signal.aborted || (page > 0 && !hasTime())) return;
        if (!(await this.#readPage(limits, since, asked))) return;
      }
    } catch (error) {
      if (!signal.aborted) this.failure = toListingFailure(error, clock());
    }
  }

  /** Reads one page. Returns false if it is too old to prove anything. */
  async #readPage(
    { id, isOpenTo, signal }: SearchLimits,
    since: number | null,
    asked: Set<string>,
  ): Promise<boolean> {
    const position = this.#position;
    if (!isOpenPosition(position)) return false;
    const { source, list, ask } = this.listing;
    const { token, before } = position;
    if (token !== null && asked.has(token)) throw new RepeatedTokenError();
    asked.add(token ?? "");
    // The largest pages give AWS the fewest chances to return empty ones.
    const request = { list, ask, before, pageSize: null, token, signal, since };
    const priority = this.pages === 0 ? "page" : "search";
    const page = await source.readPage({ ...request, priority });
    if (signal.aborted) return false;
    const { sessions, nextToken, staleBecause } = page;
    const known = sessions.filter(isOpenTo);
    // Check the id as well, in case AWS applies its filter differently.
    const hit = known.find((session) => session.id === id) ?? null;
    // An ended session does not change. For any other result an old page proves nothing.
    this.failure = hit === null || isOpen(hit) ? staleBecause : null;
    if (this.failure !== null) return false;
    this.#note(page, known);
    this.hit = hit;
    this.isStale = staleBecause !== null;
    const all = () => true;
    this.#position =
      nextToken === null
        ? "done"
        : positionAfter(pageInUse(sessions, position, all), page, nextToken, () => false);
    return true;
  }

  #note({ asOf, until }: SourcePage, known: readonly Session[]): void {
    this.pages += 1;
    this.scanned += known.length;
    this.asOf = Math.min(this.asOf, asOf);
    this.until = Math.max(this.until, until);
    const oldest = oldestStart(known);
    if (oldest !== null && (this.reached === null || oldest < this.reached)) this.reached = oldest;
  }
}
