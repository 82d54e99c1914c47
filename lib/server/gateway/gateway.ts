import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { toListingFailure } from "@/lib/server/listing-failure";
import { isBridged, SLOW } from "./bridge";
import { Flight } from "./flight";
import { type GivenPage, givenPage, isWideEnough, type PageWish } from "./given-page";
import { BRIDGE_MS, lifetimeOf } from "./lifetime";
import type { Observer, ReadOutcome } from "./observer";
import { pageKey, sourcePrefix } from "./page-key";
import type { PageStore, StoredPage } from "./page-store";
import { RecentFailures } from "./recent-failures";
import type { Shared } from "./shared";
import type { SourceCalls } from "./source-calls";
import { PRIORITY, type Priority } from "./turns";

/** What is renewed behind a viewer's back may still come in time; a person does not notice so long a wait. */
const MOMENT_MS = 500;
/** Who could have an old page waits so long for a new one, milliseconds. */
const SOFT_MS = 2000;

type Parts = {
  source: { account: string; region: string };
  calls: SourceCalls;
  store: PageStore;
  /** What other servers have; null if there are none. */
  shared: Shared | null;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Milliseconds of a clock that nobody sets. */
  stopwatch: () => number;
  random: () => number;
  observer: Observer;
};

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
  readonly #flights = new Map<string, { flight: Flight<Found>; priority: Priority }>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#failures = new RecentFailures(parts.random);
  }

  /**
   * Gives a page: kept, renewed or newly read. Throws a `PageFailureError` if there is none, and the signal's
   * reason when the caller leaves.
   */
  async readPage(wish: PageWish): Promise<GivenPage> {
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
    if (wish.since !== null && kept.asOf < wish.since) return "old";
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
      return this.#give(isJoining ? "joined" : outcome, stored, wish, null);
    } catch (error) {
      return this.#giveDespite(error, this.#parts.store.get(key, this.#parts.stopwatch()), wish);
    }
  }

  /** Waits for a newer page as long as that is worth it, and gives what is kept otherwise. */
  async #renew(key: string, wish: PageWish, kept: StoredPage, worth: Worth): Promise<GivenPage> {
    const isYoung = worth === "young";
    // Once AWS is known to fail, nobody waits for each attempt to see whether it still does.
    const isPatient = !isYoung && kept.failure === null;
    const moment = this.#parts.calls.lineMs < MOMENT_MS ? MOMENT_MS : 0;
    try {
      this.#failures.throwRecent(key, this.#parts.stopwatch());
      const flight = this.#flight(key, wish, isPatient ? wish.priority : "renewal");
      flight.hold();
      const found = await flight.joinFor(isPatient ? SOFT_MS : moment, wish.signal);
      if (found !== null && !isWideEnough(found.stored, wish)) return await this.#readExactly(wish);
      if (found !== null) return this.#give(found.outcome, found.stored, wish, null);
      const failure = kept.failure ?? (isYoung ? null : SLOW);
      return this.#give(failure === null ? "revalidating" : "stale", kept, wish, failure);
    } catch (error) {
      return this.#giveDespite(error, kept, wish);
    }
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
        return await this.#find(key, { ...wish, signal }, current);
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

  /** Looks at what another server has, then asks AWS. */
  async #find(key: string, wish: PageWish, priority: () => Priority): Promise<Found> {
    const { calls, store, shared, source, stopwatch } = this.#parts;
    // Other servers know nothing of the moment at which a window was asked for here.
    const sharedKey = pageKey(source, { ...wish, range: null });
    const other = await this.#readShared(sharedKey, wish);
    const isBetter =
      other !== null && other.at > (store.get(key, stopwatch())?.at ?? Number.NEGATIVE_INFINITY);
    if (isBetter) store.set(key, other);
    if (isBetter && this.#worthOf(other, wish) === "fresh")
      return { stored: other, outcome: "shared" };
    try {
      const stored = await calls.read(key, wish, priority);
      store.set(key, stored);
      shared?.write(sharedKey, { page: stored.page, asOf: stored.asOf }, BRIDGE_MS);
      return { stored, outcome: "called" };
    } catch (error) {
      if (!wish.signal.aborted) this.#noteFailure(key, error);
      throw error;
    }
  }

  async #readShared(sharedKey: string, { filters }: PageWish): Promise<StoredPage | null> {
    const { shared, clock, stopwatch } = this.#parts;
    const kept = await shared?.read(sharedKey);
    if (kept == null) return null;
    const age = Math.max(0, clock() - kept.asOf);
    return { ...kept, at: stopwatch() - age, filters, failure: null };
  }

  #noteFailure(key: string, error: unknown): void {
    const { store, source, clock, stopwatch } = this.#parts;
    const failure = toListingFailure(error, clock());
    // The account's owner has said no: what was known may not be shown on.
    if (failure.code === "aws-access-denied") store.drop(sourcePrefix(source));
    const kept = store.get(key, stopwatch());
    if (kept !== null) kept.failure = failure;
  }
}

type Found = { stored: StoredPage; outcome: "called" | "shared" };
