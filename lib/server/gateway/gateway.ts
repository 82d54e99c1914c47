import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { PageFailureError } from "@/lib/server/aws/aws-failure-error";
import { toListingFailure } from "@/lib/server/aws/to-failure";
import type { Observer, ReadOutcome } from "@/lib/server/source/observer";
import type { SourcePage } from "@/lib/server/source/source-page";
import { isNewEnough, isWideEnough, type StoredPage, sourcePage } from "./cached-page";
import { PRIORITY, type Priority } from "./call-queue";
import { Flight } from "./flight";
import type { GatewayRequest } from "./gateway-request";
import { isStaleIfError, lifetimeOf, SLOW } from "./lifetime";
import { type FinderParts, type Found, PageFinder } from "./page-finder";
import { pageKey } from "./page-key";
import { RecentFailures } from "./recent-failures";

/** What is renewed behind a viewer's back may still come in time; a person does not notice so long a wait. */
const MOMENT_MS = 500;
/** Who could have an old page waits so long for a new one, milliseconds. */
const SOFT_MS = 2000;
/** For so long after a failure, nobody waits to see whether AWS still fails. */
const WARY_MS = 30_000;

type Parts = FinderParts & { random: () => number; observer: Observer };

/** How good a kept page is: as it should be, good enough while a newer one is read, or a last resort. */
type Worth = "fresh" | "young" | "old";

/**
 * Stands between all that read an account and region and AWS: what one has read serves the others for a while,
 * who asks the same at once shares one call, and when AWS throttles or fails, what is known is given and
 * marked as old.
 */
export class Gateway {
  readonly #parts: Parts;
  readonly #failures: RecentFailures;
  readonly #finder: PageFinder;
  readonly #flights = new Map<string, { flight: Flight<Found>; priority: Priority }>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#failures = new RecentFailures(parts.random);
    this.#finder = new PageFinder(parts);
  }

  /**
   * Gives a page: kept, renewed or newly read. Throws a `PageFailureError` if there is none, and the signal's
   * reason when the caller leaves.
   */
  async readPage(request: GatewayRequest): Promise<SourcePage> {
    request.signal.throwIfAborted();
    const key = pageKey(this.#parts.source, request);
    const stored = this.#parts.store.get(key, this.#parts.monotonicNow());
    if (stored === null) return await this.#readNew(key, request);
    // Who goes on in a window that began earlier than the others' has a page of their own.
    if (!isWideEnough(stored, request)) return await this.#readExactly(request);
    const worth = this.#worthOf(stored, request);
    if (worth === "fresh") return this.#give("fresh", stored, request, null);
    return await this.#renew(key, request, stored, worth);
  }

  async #readExactly(request: GatewayRequest): Promise<SourcePage> {
    return await this.readPage({ ...request, range: null });
  }

  #worthOf(kept: StoredPage, request: GatewayRequest): Worth {
    const age = this.#parts.monotonicNow() - kept.at;
    const lifetime = lifetimeOf(request, this.#parts.clock());
    if (!isNewEnough(kept, request)) return "old";
    if (age < lifetime.fresh) return "fresh";
    return age < lifetime.revalidating ? "young" : "old";
  }

  /** There is nothing to fall back on, unless another server has something. */
  async #readNew(key: string, request: GatewayRequest): Promise<SourcePage> {
    const isJoining = this.#flights.has(key);
    try {
      this.#failures.throwRecent(key, this.#parts.monotonicNow());
      const { stored, outcome } = await this.#flight(key, request, request.priority).join(
        request.signal,
      );
      if (!isWideEnough(stored, request)) return await this.#readExactly(request);
      // Whoever began it was content with less.
      if (!isNewEnough(stored, request)) return await this.readPage(request);
      return this.#give(isJoining ? "joined" : outcome, stored, request, null);
    } catch (error) {
      return this.#giveDespite(
        error,
        this.#parts.store.get(key, this.#parts.monotonicNow()),
        request,
      );
    }
  }

  /** Waits for a newer page as long as that is worth it, and gives what is kept otherwise. */
  async #renew(
    key: string,
    request: GatewayRequest,
    kept: StoredPage,
    worth: Worth,
  ): Promise<SourcePage> {
    const isYoung = worth === "young";
    const known = this.#knownFailure(kept);
    const isPatient = !isYoung && known === null;
    const moment = this.#parts.calls.lineMs < MOMENT_MS ? MOMENT_MS : 0;
    try {
      this.#failures.throwRecent(key, this.#parts.monotonicNow());
      const flight = this.#flight(key, request, isYoung ? "renewal" : request.priority);
      flight.hold();
      const found = await flight.joinFor(isPatient ? SOFT_MS : moment, request.signal);
      if (found !== null && !isWideEnough(found.stored, request))
        return await this.#readExactly(request);
      if (found !== null && !isNewEnough(found.stored, request))
        return await this.readPage(request);
      if (found !== null) return this.#give(found.outcome, found.stored, request, null);
      return this.#giveCached(kept, request, known ?? (isYoung ? null : SLOW));
    } catch (error) {
      // A line too long to renew what is young is no reason to call it old.
      const isOnlyBusy = isYoung && toFailure(error)?.code === "overloaded";
      if (isOnlyBusy && !request.signal.aborted) return this.#giveCached(kept, request, known);
      return this.#giveDespite(error, kept, request);
    }
  }

  /** Why the page was not renewed a moment ago; null if it was not tried, or longer ago. */
  #knownFailure({ failed }: StoredPage): AwsFailure | null {
    const isRecent = failed !== null && this.#parts.monotonicNow() - failed.at < WARY_MS;
    return isRecent ? failed.failure : null;
  }

  #giveCached(kept: StoredPage, request: GatewayRequest, failure: AwsFailure | null): SourcePage {
    return this.#give(failure === null ? "revalidating" : "stale", kept, request, failure);
  }

  #give(
    outcome: ReadOutcome,
    stored: StoredPage,
    request: GatewayRequest,
    failure: AwsFailure | null,
  ): SourcePage {
    this.#parts.observer.onRead(outcome, this.#parts.monotonicNow() - stored.at);
    const isCached = outcome !== "called" && outcome !== "joined";
    return sourcePage(stored, request, { isCached, staleBecause: failure });
  }

  /** What is kept in place of a failure, where that may be; else the failure. */
  #giveDespite(error: unknown, kept: StoredPage | null, request: GatewayRequest): SourcePage {
    request.signal.throwIfAborted();
    const failure = toListingFailure(error, this.#parts.clock());
    if (kept !== null && isWideEnough(kept, request) && isStaleIfError(failure)) {
      return this.#give("stale", kept, request, failure);
    }
    this.#parts.observer.onRead("failed", null);
    throw error;
  }

  /** The call for a page that is under way, or a new one. */
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
      } catch (error) {
        if (!signal.aborted) this.#failures.add(key, error, this.#parts.monotonicNow());
        throw error;
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
