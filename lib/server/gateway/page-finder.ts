import "server-only";
import { toListingFailure } from "@/lib/server/aws/to-failure";
import { isNewEnough, type StoredPage } from "./cached-page";
import type { Priority } from "./call-queue";
import type { GatewayRequest } from "./gateway-request";
import { lifetimeOf, STALE_IF_ERROR_MS } from "./lifetime";
import { pageKey, sourcePrefix } from "./page-key";
import type { PageStore } from "./page-store";
import type { Shared } from "./shared";
import type { SourceCalls } from "./source-calls";

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
  monotonicNow: () => number;
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
  async find(key: string, request: GatewayRequest, priority: () => Priority): Promise<Found> {
    const { calls, store, shared, source, monotonicNow } = this.#parts;
    // Other servers know nothing of the moment at which a window was asked for here.
    const sharedKey = `${source.access} ${pageKey(source, { ...request, range: null })}`;
    const other = await this.#readShared(sharedKey, request);
    const isBetter =
      other !== null && other.at > (store.get(key, monotonicNow())?.at ?? Number.NEGATIVE_INFINITY);
    if (isBetter) store.set(key, other);
    if (isBetter && this.#isFresh(other, request)) return { stored: other, outcome: "shared" };
    try {
      const stored = await calls.read(key, request, priority);
      this.#isDenied = false;
      store.set(key, stored);
      const { page, asOf, until } = stored;
      shared?.write(
        sharedKey,
        { page, asOf, until },
        request.token === null ? STALE_IF_ERROR_MS : PASSING_MS,
      );
      return { stored, outcome: "called" };
    } catch (error) {
      if (!request.signal.aborted) this.#noteFailure(key, error);
      throw error;
    }
  }

  async #readShared(sharedKey: string, { filters }: GatewayRequest): Promise<StoredPage | null> {
    const { shared, clock, monotonicNow } = this.#parts;
    // What was known may not be shown on, also what other servers knew.
    if (this.#isDenied) return null;
    const kept = await shared?.read(sharedKey);
    // Nobody knows how old a page is that is from the future: the clock of who wrote it is wrong, or ours.
    if (kept == null || kept.asOf > clock()) return null;
    return { ...kept, at: monotonicNow() - (clock() - kept.asOf), filters, failed: null };
  }

  #noteFailure(key: string, error: unknown): void {
    const { store, source, clock, monotonicNow } = this.#parts;
    const failure = toListingFailure(error, clock());
    // The account's owner has said no: what was known may not be shown on.
    if (failure.code === "aws-access-denied") {
      this.#isDenied = true;
      store.drop(sourcePrefix(source));
    }
    const kept = store.get(key, monotonicNow());
    // That we are too busy says nothing of AWS.
    if (kept === null || failure.code === "overloaded") return;
    kept.failed = { failure, at: monotonicNow() };
  }

  #isFresh(other: StoredPage, request: GatewayRequest): boolean {
    const { clock, monotonicNow } = this.#parts;
    return (
      monotonicNow() - other.at < lifetimeOf(request, clock()).fresh && isNewEnough(other, request)
    );
  }
}
