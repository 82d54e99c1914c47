import "server-only";
import { LRUCache } from "lru-cache";
import type { StoredPage } from "./cached-page";
import { STALE_IF_ERROR_MS } from "./lifetime";

/** An object takes about twice as much memory as its JSON has characters. */
const BYTES_PER_CHARACTER = 2;
/** What a page takes besides, however little is in it. */
const BYTES_PER_PAGE = 1000;

/** The pages that are kept, of all accounts and regions, within a bound in bytes: the least used goes first. */
export class PageStore {
  readonly #pages: LRUCache<string, StoredPage>;

  constructor(maxBytes: number) {
    this.#pages = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ page }, key) =>
        BYTES_PER_PAGE + BYTES_PER_CHARACTER * (key.length + JSON.stringify(page).length),
    });
  }

  /** What is kept takes about so many bytes. */
  get bytes(): number {
    return this.#pages.calculatedSize;
  }

  get count(): number {
    return this.#pages.size;
  }

  /** The page under a key, unless it is too old to be of any use at `now`, by the clock of its `at`. */
  get(key: string, now: number): StoredPage | null {
    const kept = this.#pages.get(key);
    if (kept === undefined) return null;
    if (now - kept.at <= STALE_IF_ERROR_MS) return kept;
    this.#pages.delete(key);
    return null;
  }

  set(key: string, kept: StoredPage): void {
    this.#pages.set(key, kept);
  }

  /** Forgets every page whose key begins so. */
  drop(prefix: string): void {
    for (const key of this.#pages.keys()) {
      if (key.startsWith(prefix)) this.#pages.delete(key);
    }
  }
}
