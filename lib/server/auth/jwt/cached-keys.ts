import "server-only";
import { factsOf, log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";

/** Proxies rotate over days. What is older than this is asked for behind everybody's back. */
const REFRESH_MS = 10 * 60_000;
/** A key that was taken back is not to be good for longer than this: before it is used again, it is asked for. */
const TRUSTED_MS = 15 * 60_000;
/** For so long what is known is good while its server is down. */
export const CACHED_MS = 24 * 60 * 60_000;
/** Nothing makes us ask oftener: no flood of tokens with invented keys, and no server that is down. */
export const COOLDOWN_MS = 10_000;

/** For all that is kept: keys that are asked for one by one fail together, and anybody can invent some. */
const throttledLog = makeThrottledLog();

/** Nothing is known, and whoever knows cannot be asked. */
export class KeysUnavailable extends Error {
  override name = "KeysUnavailable";
  readonly retryAfterSeconds = COOLDOWN_MS / 1000;
  constructor() {
    super("There are no keys to be had.");
  }
}

/** Something that was fetched and is kept. */
export type CachedValue<T> = {
  /** What is known; if that is old, or nothing is, it is asked for first. Throws `KeysUnavailable` if there is nothing of the last day. */
  get: () => Promise<T>;
  /** As `get`, but it is asked for anew unless that was done a moment ago. */
  renew: () => Promise<T>;
};

/** Keeps what `ask` gives: all who want it at once wait for one answer, and from time to time it is asked again behind their backs. */
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
      if (told !== null) log.warn({ ...factsOf(error), ...told }, "a key server cannot be asked");
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
    // Nobody waits again and again for a server that has just been found to be down.
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

/** Milliseconds since a moment; a clock that was set back makes none of them negative. */
function since(moment: number): number {
  return Math.abs(Date.now() - moment);
}
