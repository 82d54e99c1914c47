import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { toListingFailure } from "@/lib/server/listing/listing-failure";
import { PageFailureError } from "@/lib/server/listing/page-failure";
import { isBridged, SLOW } from "./bridge";
import { Flight } from "./flight";
import { type GivenPage, givenPage, isNewEnough, isWideEnough, type PageWish } from "./given-page";
import { lifetimeOf } from "./lifetime";
import type { Observer, ReadOutcome } from "./observer";
import { type FinderParts, type Found, PageFinder } from "./page-finder";
import { pageKey } from "./page-key";
import type { StoredPage } from "./page-store";
import { RecentFailures } from "./recent-failures";
import { PRIORITY, type Priority } from "./turns";

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
  async readPage(wish: PageWish): Promise<GivenPage> {
    wish.signal.throwIfAborted();
    const key = pageKey(this.#parts.source, wish);
    const stored = this.#parts.store.get(key, this.#parts.stopwatch());
    if (stored === null) return await this.#readNew(key, wish);
    // Who goes on in a window that began earlier than the others' has a page of their own.
    if (!isWideEnough(stored, wish)) return await this.#readExactly(wish);
    const worth = this.#worthOf(stored, wish);
    if (worth === "fresh") return this.#give("fresh", stored, wish, null);
    return await this.#renew(key, wish, stored, worth);
  }

  async #readExactly(wish: PageWish): Promise<GivenPage> {
    return await this.readPage({ ...wish, range: null });
  }

  #worthOf(kept: StoredPage, wish: PageWish): Worth {
    const age = this.#parts.stopwatch() - kept.at;
    const lifetime = lifetimeOf(wish, this.#parts.clock());
    if (!isNewEnough(kept, wish)) return "old";
    if (age < lifetime.fresh) return "fresh";
    return age < lifetime.revalidating ? "young" : "old";
  }

  /** There is nothing to fall back on, unless another server has something. */
  async #readNew(key: string, wish: PageWish): Promise<GivenPage> {
    const isJoining = this.#flights.has(key);
    try {
      this.#failures.throwRecent(key, this.#parts.stopwatch());
      const { stored, outcome } = await this.#flight(key, wish, wish.priority).join(wish.signal);
      if (!isWideEnough(stored, wish)) return await this.#readExactly(wish);
      // Whoever began it was content with less.
      if (!isNewEnough(stored, wish)) return await this.readPage(wish);
      return this.#give(isJoining ? "joined" : outcome, stored, wish, null);
    } catch (error) {
      return this.#giveDespite(error, this.#parts.store.get(key, this.#parts.stopwatch()), wish);
    }
  }

  /** Waits for a newer page as long as that is worth it, and gives what is kept otherwise. */
  async #renew(key: string, wish: PageWish, kept: StoredPage, worth: Worth): Promise<GivenPage> {
    const isYoung = worth === "young";
    const known = this.#knownFailure(kept);
    const isPatient = !isYoung && known === null;
    const moment = this.#parts.calls.lineMs < MOMENT_MS ? MOMENT_MS : 0;
    try {
      this.#failures.throwRecent(key, this.#parts.stopwatch());
      const flight = this.#flight(key, wish, isYoung ? "renewal" : wish.priority);
      flight.hold();
      const found = await flight.joinFor(isPatient ? SOFT_MS : moment, wish.signal);
      if (found !== null && !isWideEnough(found.stored, wish)) return await this.#readExactly(wish);
      if (found !== null && !isNewEnough(found.stored, wish)) return await this.readPage(wish);
      if (found !== null) return this.#give(found.outcome, found.stored, wish, null);
      return this.#giveKept(kept, wish, known ?? (isYoung ? null : SLOW));
    } catch (error) {
      // A line too long to renew what is young is no reason to call it old.
      const isOnlyBusy = isYoung && toFailure(error)?.code === "overloaded";
      if (isOnlyBusy && !wish.signal.aborted) return this.#giveKept(kept, wish, known);
      return this.#giveDespite(error, kept, wish);
    }
  }

  /** Why the page was not renewed a moment ago; null if it was not tried, or longer ago. */
  #knownFailure({ failed }: StoredPage): AwsFailure | null {
    const isRecent = failed !== null && this.#parts.stopwatch() - failed.at < WARY_MS;
    return isRecent ? failed.failure : null;
  }

  #giveKept(kept: StoredPage, wish: PageWish, failure: AwsFailure | null): GivenPage {
    return this.#give(failure === null ? "revalidating" : "stale", kept, wish, failure);
  }

  #give(
    outcome: ReadOutcome,
    stored: StoredPage,
    wish: PageWish,
    failure: AwsFailure | null,
  ): GivenPage {
    this.#parts.observer.onRead(outcome, this.#parts.stopwatch() - stored.at);
    const isKept = outcome !== "called" && outcome !== "joined";
    return givenPage(stored, wish, { isKept, staleBecause: failure });
  }

  /** What is kept in place of a failure, where that may be; else the failure. */
  #giveDespite(error: unknown, kept: StoredPage | null, wish: PageWish): GivenPage {
    wish.signal.throwIfAborted();
    const failure = toListingFailure(error, this.#parts.clock());
    if (kept !== null && isWideEnough(kept, wish) && isBridged(failure)) {
      return this.#give("stale", kept, wish, failure);
    }
    this.#parts.observer.onRead("failed", null);
    throw error;
  }

  /** The call for a page that is under way, or a new one. */
  #flight(key: string, wish: PageWish, priority: Priority): Flight<Found> {
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
        return await this.#finder.find(key, { ...wish, signal }, current);
      } catch (error) {
        if (!signal.aborted) this.#failures.add(key, error, this.#parts.stopwatch());
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
