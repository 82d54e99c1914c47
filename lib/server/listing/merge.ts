import "server-only";
import { compareSessions, type Session } from "@/lib/sessions/session/session";
import { fingerprint } from "./fingerprints";
import { isOlder, startOf } from "./listing-position";
import type { ListingReader } from "./listing-reader";
import type { TokenTurns } from "./token-turns";

/** The rows of one answer in the order in which they were found: newest start first, without duplicates. */
export class MergedRows {
  readonly #rows = new Map<string, Session>();
  readonly #returned: Set<string>;
  readonly #limit: number;

  readonly #turns: TokenTurns | null;

  constructor(limit: number, returned: readonly string[], turns: TokenTurns | null = null) {
    this.#limit = limit;
    this.#returned = new Set(returned);
    this.#turns = turns;
  }

  get isFull(): boolean {
    return this.#rows.size >= this.#limit;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Newest start first. The rows are sorted because a late or unordered listing may add newer rows at the end. */
  get sorted(): Session[] {
    return [...this.#rows.values()].sort(compareSessions);
  }

  /** Fingerprints of all rows returned so far, as far as they are known, oldest first. */
  get returned(): string[] {
    return [...this.#returned, ...this.#rows.keys()];
  }

  /**
   * Takes rows from the listings' heads, newest first. It stops when the answer is full, or when a listing that
   * `blocks` has no head and may return newer rows. A listing that must not be taken from waits until others have got
   * past the start of its head, and no row is taken that started earlier.
   */
  takeFrom(readers: readonly ListingReader[], blocks: (reader: ListingReader) => boolean): void {
    const waiting = new Set<ListingReader>();
    for (;;) {
      const best = readers.filter((reader) => !waiting.has(reader)).reduce(newer, null);
      const session = best?.head;
      if (!best || !session) return;
      const start = startOf(session) ?? Number.NEGATIVE_INFINITY;
      if ([...waiting].some(({ head }) => head && isOlder(startOf(session), startOf(head)))) return;
      const mayBringNewer = (reader: ListingReader) =>
        reader.head === null && blocks(reader) && reader.nextStart >= start;
      if (readers.some(mayBringNewer)) return;
      const key = fingerprint(session);
      if (this.isFull && !this.#returned.has(key) && !this.#rows.has(key)) return;
      if (this.#turns?.take(best) !== false) {
        this.#add(key, session);
        best.take();
      } else waiting.add(best);
    }
  }

  #add(key: string, session: Session): void {
    if (this.#returned.has(key)) return;
    const known = this.#rows.get(key);
    // A session that ends between two calls is in both lists. The ended one has more data.
    if (known === undefined || (known.endedAt === null && session.endedAt !== null)) {
      this.#rows.set(key, session);
    }
  }
}

function newer(best: ListingReader | null, reader: ListingReader): ListingReader | null {
  if (reader.head === null) return best;
  if (best?.head == null) return reader;
  return compareSessions(reader.head, best.head) < 0 ? reader : best;
}
