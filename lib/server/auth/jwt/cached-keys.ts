import "server-only";
import { factsOf, log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";

/** Proxies rotate keys over days. Older keys are fetched again in the background. */
const REFRESH_MS = 10 * 60_000;
/** A revoked key must not stay valid for longer than this: older keys are fetched again before they are used. */
const TRUSTED_MS = 15 * 60_000;
/** How long known keys stay valid while their server is down. */
export const CACHED_MS = 24 * 60 * 60_000;
/** The shortest time between two requests, whether tokens name invented keys or the server is down. */
export const COOLDOWN_MS = 10_000;

/** One limit for all keys: those that are fetched one by one fail together, and strangers can invent key ids. */
const throttledLog = makeThrottledLog();

/** No keys are known, and their server does not answer. */
export class KeysUnavailable extends Error {
  override name = "KeysUnavailable";
  readonly retryAfterSeconds = COOLDOWN_MS / 1000;
  constructor() {
    super("No keys are available.");
  }
}

/** A fetched value and its cache. */
export type CachedValue<T> = {
  /**
   * The cached value. If it is too old, or missing, it is fetched first. Throws `KeysUnavailable` if no value of the
   * last day is known.
   */
  get: () => Promise<T>;
  /** As `get`, but fetches the value again unless that was done a moment ago. */
  renew: () => Promise<T>;
};

/**
 * Caches the result of `ask`. Concurrent callers wait for one request, and old values are refreshed in the background.
 */
export function makeCached<T>(ask: () => Promise<T>): CachedValue<T> {
  const state: { known: { value: T; at: number } | null; pending: Promise<void> | null } = {
    known: null,
    pending: null,
  };
  let askedAt = Number.NEGATIVE_INFINITY;
  let isDown = false;

  async function fetchIt() {
    askedAt = Date.now();
    try {
      state.known = { value: await ask(), at: Date.now() };
      isDown = false;
    } catch (error) {
      isDown = true;
      const told = throttledLog("down");
      if (told !== null) log.warn({ ...factsOf(error), ...told }, "a key server does not answer");
    } finally {
      state.pending = null;
    }
  }

  function refresh(): Promise<void> {
    if (state.pending === null && since(askedAt) >= COOLDOWN_MS) state.pending = fetchIt();
    return state.pending ?? Promise.resolve();
  }

  function isYounger(limit: number): boolean {
    return state.known !== null && since(state.known.at) < limit;
  }

  async function get(): Promise<T> {
    // Callers do not wait again for a server that has just been found to be down.
    if (!isYounger(isDown ? CACHED_MS : TRUSTED_MS)) await refresh();
    else if (!isYounger(REFRESH_MS)) void refresh();
    if (state.known === null || !isYounger(CACHED_MS)) throw new KeysUnavailable();
    return state.known.value;
  }

  return {
    get,
    async renew() {
      await refresh();
      return await get();
    },
  };
}

/** Milliseconds since an instant; never negative, even if the clock was set back. */
function since(moment: number): number {
  return Math.abs(Date.now() - moment);
}
