import "server-only";
import { LRUCache } from "lru-cache";
import type { StoredPage } from "./cached-page";
import { STALE_IF_ERROR_MS } from "./lifetime";

/** An object takes about twice as much memory as its JSON has characters. */
const BYTES_PER_CHARACTER = 2;
/** The memory that every page takes in addition, whatever its size. */
const BYTES_PER_PAGE = 1000;

/** The cached pages of all accounts and regions, up to a limit in bytes. The least recently used page leaves first. */
export class PageStore {
  readonly #pages: LRUCache<string, StoredPage>;

  constructor(maxBytes: number) {
    this.#pages = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ page }, key) =>
        BYTES_PER_PAGE + BYTES_PER_CHARACTER * (key.length + JSON.stringify(page).length),
    });
  }

  /** About how many bytes the cached pages take. */
  get bytes(): number {
    return this.#pages.calculatedSize;
  }

  get count(): number {
    return this.#pages.size;
  }

  /** The page under a key, unless it is too old to be useful at `now`, by the clock of its `at`. */
  get(key: string, now: number): StoredPage | null {
    const cached = this.#pages.get(key);
    if (cached === undefined) return null;
    if (now - cached.at <= STALE_IF_ERROR_MS) return cached;
    this.#pages.delete(key);
    return null;
  }

  set(key: string, cached: StoredPage): void {
    this.#pages.set(key, cached);
  }

  /** Removes every page whose key begins with the prefix. */
  drop(prefix: string): void {
    for (const key of this.#pages.keys()) {
      if (key.startsWith(prefix)) this.#pages.delete(key);
    }
  }
}
