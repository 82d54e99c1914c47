import "server-only";
import { compareSessions, type Session } from "@/lib/sessions/session/session";
import { fingerprint } from "./fingerprints";
import { startOf } from "./listing-position";
import type { ListingReader } from "./listing-reader";

/** The rows of one answer, in the order in which they were found: newest start first, each once. */
export class MergedRows {
  readonly #rows = new Map<string, Session>();
  readonly #returned: Set<string>;
  readonly #limit: number;

  constructor(limit: number, returned: readonly string[]) {
    this.#limit = limit;
    this.#returned = new Set(returned);
  }

  get isFull(): boolean {
    return this.#rows.size >= this.#limit;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Newest start first; a listing that was late or out of order may have brought rows that belong higher up. */
  get sorted(): Session[] {
    return [...this.#rows.values()].sort(compareSessions);
  }

  /** Fingerprints of all rows ever returned, as far as they are known, the oldest first. */
  get returned(): string[] {
    return [...this.#returned, ...this.#rows.keys()];
  }

  /**
   * Takes rows from the listings' heads, the newest first, until the answer is full or a listing that
   * `blocks` has no head and may bring what is newer.
   */
  takeFrom(readers: readonly ListingReader[], blocks: (reader: ListingReader) => boolean): void {
    for (;;) {
      const best = readers.reduce(newer, null);
      const session = best?.head;
      if (!best || !session) return;
      const start = startOf(session) ?? Number.NEGATIVE_INFINITY;
      const mayBringNewer = (reader: ListingReader) =>
        reader.head === null && blocks(reader) && reader.nextStart >= start;
      if (readers.some(mayBringNewer)) return;
      const print = fingerprint(session);
      if (this.isFull && !this.#returned.has(print) && !this.#rows.has(print)) return;
      this.#add(print, session);
      best.take();
    }
  }

  #add(print: string, session: Session): void {
    if (this.#returned.has(print)) return;
    const known = this.#rows.get(print);
    // A session that ends between two calls is in both lists: the ended one knows more.
    if (known === undefined || (known.endedAt === null && session.endedAt !== null)) {
      this.#rows.set(print, session);
    }
  }
}

function newer(best: ListingReader | null, reader: ListingReader): ListingReader | null {
  if (reader.head === null) return best;
  if (best?.head == null) return reader;
  return compareSessions(reader.head, best.head) < 0 ? reader : best;
}
