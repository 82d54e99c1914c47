import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { PageFailureError, toListingFailure } from "@/lib/server/aws/page-failure";
import type { Observer, ReadOutcome } from "@/lib/server/source/observer";
import type { SourcePage } from "@/lib/server/source/source-page";
import { isNewEnough, isWideEnough, type StoredPage, sourcePage } from "./cached-page";
import { PRIORITY, type Priority } from "./call-queue";
import { Flight } from "./flight";
import type { GatewayRequest } from "./gateway-request";
import { isStaleIfError, lifetimeOf, SLOW } from "./lifetime";
import { type FinderParts, type Found, PageFinder } from "./page-finder";
import { pageKey } from "./page-key";

/** How long a background renewal may delay an answer (milliseconds). A person does not notice such a wait. */
const MOMENT_MS = 500;
/** How long a request that could be answered with an old page waits for a new one, milliseconds. */
const SOFT_MS = 2000;
/** For this long after a failure, no request waits to see whether AWS still fails. */
const WARY_MS = 30_000;

type Parts = FinderParts & { observer: Observer };

/** How good a cached page is: fresh, good enough while a newer one is being read, or a last resort. */
type Worth = "fresh" | "young" | "old";

/**
 * Stands between AWS and all readers of an account and region. A page that one reader has read serves the others
 * for a while, and simultaneous requests for the same page share one call. When AWS throttles or fails, the gateway
 * returns the cached page and marks it as old.
 */
export class Gateway {
  readonly #parts: Parts;
  readonly #finder: PageFinder;
  readonly #flights = new Map<string, { flight: Flight<Found>; priority: Priority }>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#finder = new PageFinder(parts);
  }

  /**
   * Returns a page: cached, renewed or newly read. Throws a `PageFailureError` if there is no page, and the
   * signal's reason when the caller aborts.
   */
  async readPage(request: GatewayRequest): Promise<SourcePage> {
    request.signal.throwIfAborted();
    const key = pageKey(this.#parts.source, request);
    const stored = this.#parts.store.get(key, this.#parts.monotonicNow());
    if (stored === null) return await this.#readNew(key, request);
    // A reader whose window began earlier than the cached one gets a page of its own.
    if (!isWideEnough(stored, request)) return await this.#readExactly(request);
    const worth = this.#worthOf(stored, request);
    if (worth === "fresh") return this.#answer("fresh", stored, request, null);
    return await this.#renew(key, request, stored, worth);
  }

  async #readExactly(request: GatewayRequest): Promise<SourcePage> {
    return await this.readPage({ ...request, range: null });
  }

  #worthOf(cached: StoredPage, request: GatewayRequest): Worth {
    const age = this.#parts.monotonicNow() - cached.at;
    const lifetime = lifetimeOf(request, this.#parts.clock());
    if (!isNewEnough(cached, request)) return "old";
    if (age < lifetime.fresh) return "fresh";
    return age < lifetime.revalidating ? "young" : "old";
  }

  /** This server has no page to fall back on; another server may have one. */
  async #readNew(key: string, request: GatewayRequest): Promise<SourcePage> {
    const isJoining = this.#flights.has(key);
    try {
      const { stored, outcome } = await this.#flight(key, request, request.priority).join(
        request.signal,
      );
      if (!isWideEnough(stored, request)) return await this.#readExactly(request);
      // The caller that began the flight accepted an older page.
      if (!isNewEnough(stored, request)) return await this.readPage(request);
      return this.#answer(isJoining ? "joined" : outcome, stored, request, null);
    } catch (error) {
      return this.#answerDespite(
        error,
        this.#parts.store.get(key, this.#parts.monotonicNow()),
        request,
      );
    }
  }

  /** Waits for a newer page as long as that is worthwhile, and returns the cached one otherwise. */
  async #renew(
    key: string,
    request: GatewayRequest,
    cached: StoredPage,
    worth: Worth,
  ): Promise<SourcePage> {
    const isYoung = worth === "young";
    const known = this.#knownFailure(cached);
    const isPatient = !isYoung && known === null;
    const moment = this.#parts.calls.queueMs < MOMENT_MS ? MOMENT_MS : 0;
    try {
      const flight = this.#flight(key, request, isYoung ? "renewal" : request.priority);
      flight.hold();
      const found = await flight.joinFor(isPatient ? SOFT_MS : moment, request.signal);
      if (found !== null && !isWideEnough(found.stored, request))
        return await this.#readExactly(request);
      if (found !== null && !isNewEnough(found.stored, request))
        return await this.readPage(request);
      if (found !== null) return this.#answer(found.outcome, found.stored, request, null);
      return this.#answerCached(cached, request, known ?? (isYoung ? null : SLOW));
    } catch (error) {
      // If the call queue is too long to renew a young page, the page is still not old.
      const isOnlyBusy = isYoung && toFailure(error)?.code === "overloaded";
      if (isOnlyBusy && !request.signal.aborted) return this.#answerCached(cached, request, known);
      return this.#answerDespite(error, cached, request);
    }
  }

  /** Why the page could not be renewed a moment ago; null without a recent attempt that failed. */
  #knownFailure({ failed }: StoredPage): AwsFailure | null {
    const isRecent = failed !== null && this.#parts.monotonicNow() - failed.at < WARY_MS;
    return isRecent ? failed.failure : null;
  }

  #answerCached(
    cached: StoredPage,
    request: GatewayRequest,
    failure: AwsFailure | null,
  ): SourcePage {
    return this.#answer(failure === null ? "revalidating" : "stale", cached, request, failure);
  }

  #answer(
    outcome: ReadOutcome,
    stored: StoredPage,
    request: GatewayRequest,
    failure: AwsFailure | null,
  ): SourcePage {
    this.#parts.observer.onRead(outcome, this.#parts.monotonicNow() - stored.at);
    const isCached = outcome !== "called" && outcome !== "joined";
    return sourcePage(stored, request, { isCached, staleBecause: failure });
  }

  /** Returns the cached page instead of a failure if that is allowed; otherwise throws the failure. */
  #answerDespite(error: unknown, cached: StoredPage | null, request: GatewayRequest): SourcePage {
    request.signal.throwIfAborted();
    const failure = toListingFailure(error, this.#parts.clock());
    if (cached !== null && isWideEnough(cached, request) && isStaleIfError(failure)) {
      return this.#answer("stale", cached, request, failure);
    }
    this.#parts.observer.onRead("failed", null);
    throw error;
  }

  /** The running call for a page, or a new one. */
  #flight(key: string, request: GatewayRequest, priority: Priority): Flight<Found> {
    const known = this.#flights.get(key);
    if (known && !known.flight.isOver) {
      if (PRIORITY[priority] > PRIORITY[known.priority]) {
        known.priority = priority;
        this.#parts.calls.raise(key, priority);
      }
      return known.flight;
    }
    const flight = new Flight<Found>(async (signal) => {
      try {
        const current = () => this.#flights.get(key)?.priority ?? priority;
        return await this.#finder.find(key, { ...request, signal }, current);
      } finally {
        if (this.#flights.get(key)?.flight === flight) this.#flights.delete(key);
      }
    });
    this.#flights.set(key, { flight, priority });
    return flight;
  }
}

function toFailure(error: unknown): AwsFailure | null {
  return error instanceof PageFailureError ? error.failure : null;
}
