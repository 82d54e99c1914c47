import "server-only";
import { LRUCache } from "lru-cache";
import { toListingFailure } from "@/lib/server/aws/page-failure";
import { isNewEnough, type StoredPage } from "./cached-page";
import type { Priority } from "./call-queue";
import type { GatewayRequest } from "./gateway-request";
import { lifetimeOf, STALE_IF_ERROR_MS } from "./lifetime";
import { pageKey, sourcePrefix } from "./page-key";
import type { PageStore } from "./page-store";
import type { Shared } from "./shared";
import type { SourceCalls } from "./source-calls";

/** How long other servers may use a page beyond the first of a list, milliseconds. Such pages are rarely read twice. */
const PASSING_MS = 10 * 60_000;

/** How long a failure answers all requests for the same page (milliseconds), at random in this range. */
const FAILED_LEAST_MS = 1000;
const FAILED_MOST_MS = 2000;
const MOST_FAILURES = 1000;

/** The parts that a `PageFinder` works with. */
export type FinderParts = {
  /** `access` tells how the account is reached: elsewhere the same name may mean another account. */
  source: { account: string; region: string; access: string };
  calls: SourceCalls;
  store: PageStore;
  /** The store shared with other servers; null if there are no other servers. */
  shared: Shared | null;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Milliseconds of the monotonic clock. */
  monotonicNow: () => number;
  /** Returns a number from 0 up to 1. */
  random: () => number;
};

/** A page, and where it was found. */
export type Found = { stored: StoredPage; outcome: "called" | "shared" };

/** Finds a page that this server does not have: at another server, or at AWS. Caches the pages that it finds. */
export class PageFinder {
  readonly #parts: FinderParts;
  /** Callers who waited for one call that failed must not each repeat it. */
  readonly #failures = new LRUCache<string, { error: unknown; until: number }>({
    max: MOST_FAILURES,
  });
  /** AWS has denied access, and has not allowed it since. */
  #isDenied = false;

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  /**
   * Looks for the page of another server, then calls AWS. Throws a `PageFailureError`, also that of a moment ago, or
   * the signal's reason when no caller waits any more.
   */
  async find(key: string, request: GatewayRequest, priority: () => Priority): Promise<Found> {
    const { calls, store, shared, source, monotonicNow } = this.#parts;
    const recent = this.#failures.get(key);
    if (recent !== undefined && monotonicNow() < recent.until) throw recent.error;
    // Other servers do not know at which moment a window was requested here.
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
    // After a denial, cached pages must not be shown any more, including those of other servers.
    if (this.#isDenied) return null;
    const cached = await shared?.read(sharedKey);
    // The age of a page from the future is unknown: the clock of its writer is wrong, or the clock here.
    if (cached == null || cached.asOf > clock()) return null;
    return { ...cached, at: monotonicNow() - (clock() - cached.asOf), filters, failed: null };
  }

  #noteFailure(key: string, error: unknown): void {
    const { store, source, clock, monotonicNow, random } = this.#parts;
    const lastsMs = FAILED_LEAST_MS + random() * (FAILED_MOST_MS - FAILED_LEAST_MS);
    this.#failures.set(key, { error, until: monotonicNow() + lastsMs });
    const failure = toListingFailure(error, clock());
    // The owner of the account denies access: cached pages must not be shown any more.
    if (failure.code === "aws-access-denied") {
      this.#isDenied = true;
      store.drop(sourcePrefix(source));
    }
    const cached = store.get(key, monotonicNow());
    // A full call queue here says nothing about AWS.
    if (cached === null || failure.code === "overloaded") return;
    cached.failed = { failure, at: monotonicNow() };
  }

  #isFresh(other: StoredPage, request: GatewayRequest): boolean {
    const { clock, monotonicNow } = this.#parts;
    return (
      monotonicNow() - other.at < lifetimeOf(request, clock()).fresh && isNewEnough(other, request)
    );
  }
}
