import "server-only";
import type { CachedPage } from "./cached-page";

/**
 * Pages and the call rate that several servers share, so that together they make no more calls of AWS than one
 * server. These functions never throw and never wait long: data that does not arrive in time counts as not shared.
 */
export type Shared = {
  /** The page that a server has cached under this key; null if there is no such page, or no answer in time. */
  read: (key: string) => Promise<CachedPage | null>;
  /** Shares a page with the other servers for `ms` milliseconds. */
  write: (key: string, cached: CachedPage, ms: number) => void;
  /**
   * Takes one call of a source from the rate of all servers together: `calls` in any `ms` milliseconds, both whole
   * numbers, which may differ between servers. Returns 0 if the call is taken, or the milliseconds after which to
   * try again. Returns null if the shared rate is unavailable: then each server limits itself.
   */
  takeCall: (source: string, calls: number, ms: number) => Promise<number | null>;
};
