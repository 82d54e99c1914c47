import "server-only";
import type { CachedPage } from "./cached-page";

/**
 * What several servers share, so that together they cost AWS no more than one. None of it ever throws or
 * keeps anyone waiting: what cannot be had in time counts as not shared.
 */
export type Shared = {
  /** The page that some server keeps under this key; null if none does, or nobody can say soon enough. */
  read: (key: string) => Promise<CachedPage | null>;
  /** Lets the other servers have a page, for so many milliseconds. */
  write: (key: string, kept: CachedPage, ms: number) => void;
  /**
   * Takes a call of a source out of what all servers together may make of it: `calls` in any `ms`
   * milliseconds, both whole numbers, in which servers may differ. Gives 0 when it is taken, or after how
   * many milliseconds to try again; null if nobody can say, and each server is left to itself.
   */
  takeCall: (source: string, calls: number, ms: number) => Promise<number | null>;
};
