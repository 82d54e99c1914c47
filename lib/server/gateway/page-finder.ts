import "server-only";
import { toListingFailure } from "@/lib/server/listing/listing-failure";
import { isNewEnough, type PageWish } from "./given-page";
import { BRIDGE_MS, lifetimeOf } from "./lifetime";
import { pageKey, sourcePrefix } from "./page-key";
import type { PageStore, StoredPage } from "./page-store";
import type { Shared } from "./shared";
import type { SourceCalls } from "./source-calls";
import type { Priority } from "./turns";

/** For so long others may use a page that only who goes on in a list asks for, milliseconds. */
const PASSING_MS = 10 * 60_000;

/** What pages are found with. */
export type FinderParts = {
  /** `access` tells how the account is reached: under one name there may be another account elsewhere. */
  source: { account: string; region: string; access: string };
  calls: SourceCalls;
  store: PageStore;
  /** What other servers have; null if there are none. */
  shared: Shared | null;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Milliseconds of a clock that nobody sets. */
  stopwatch: () => number;
};

/** A page that was found, and where. */
export type Found = { stored: StoredPage; outcome: "called" | "shared" };

/** Finds a page of a source that this server has not: with another server, or with AWS. Keeps what it finds. */
export class PageFinder {
  readonly #parts: FinderParts;
  /** AWS has denied access, and not given any since. */
  #isDenied = false;

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  /**
   * Looks at what another server has, then asks AWS. Throws a `PageFailureError`; the signal's reason when nobody
   * waits any more.
   */
  async find(key: string, wish: PageWish, priority: () => Priority): Promise<Found> {
    const { calls, store, shared, source, stopwatch } = this.#parts;
    // Other servers know nothing of the moment at which a window was asked for here.
    const sharedKey = `${source.access} ${pageKey(source, { ...wish, range: null })}`;
    const other = await this.#readShared(sharedKey, wish);
    const isBetter =
      other !== null && other.at > (store.get(key, stopwatch())?.at ?? Number.NEGATIVE_INFINITY);
    if (isBetter) store.set(key, other);
    if (isBetter && this.#isFresh(other, wish)) return { stored: other, outcome: "shared" };
    try {
      const stored = await calls.read(key, wish, priority);
      this.#isDenied = false;
      store.set(key, stored);
      const { page, asOf, until } = stored;
      shared?.write(sharedKey, { page, asOf, until }, wish.token === null ? BRIDGE_MS : PASSING_MS);
      return { stored, outcome: "called" };
    } catch (error) {
      if (!wish.signal.aborted) this.#noteFailure(key, error);
      throw error;
    }
  }

  async #readShared(sharedKey: string, { filters }: PageWish): Promise<StoredPage | null> {
    const { shared, clock, stopwatch } = this.#parts;
    // What was known may not be shown on, also what other servers knew.
    if (this.#isDenied) return null;
    const kept = await shared?.read(sharedKey);
    // Nobody knows how old a page is that is from the future: the clock of who wrote it is wrong, or ours.
    if (kept == null || kept.asOf > clock()) return null;
    return { ...kept, at: stopwatch() - (clock() - kept.asOf), filters, failed: null };
  }

  #noteFailure(key: string, error: unknown): void {
    const { store, source, clock, stopwatch } = this.#parts;
    const failure = toListingFailure(error, clock());
    // The account's owner has said no: what was known may not be shown on.
    if (failure.code === "aws-access-denied") {
      this.#isDenied = true;
      store.drop(sourcePrefix(source));
    }
    const kept = store.get(key, stopwatch());
    // That we are too busy says nothing of AWS.
    if (kept === null || failure.code === "overloaded") return;
    kept.failed = { failure, at: stopwatch() };
  }

  #isFresh(other: StoredPage, wish: PageWish): boolean {
    const { clock, stopwatch } = this.#parts;
    return stopwatch() - other.at < lifetimeOf(wish, clock()).fresh && isNewEnough(other, wish);
  }
}
