import "server-only";
import { compareSessions, type Session } from "@/lib/sessions/session/session";
import { hasTokenRoom, neededRoom } from "./cursor-room";
import { isBefore } from "./listing";
import type { ListingReader } from "./listing-reader";

/**
 * Decides which listings may go on when many sessions of one moment are spread over more pages than a cursor has room
 * for: as many as have room for their tokens, and the others wait until those are past that moment.
 */
export class TokenTurns {
  readonly #readers: readonly ListingReader[];
  #takes = 0;
  /** The number of rows that had been taken when a listing was made to wait. */
  readonly #waiting = new Map<ListingReader, number>();
  #needs: { takes: number; rooms: Map<ListingReader, number> } = { takes: -1, rooms: new Map() };

  constructor(readers: readonly ListingReader[]) {
    this.#readers = readers;
  }

  /** Whether a cursor could continue after the row at the head of a reader. If so, the row must be taken. */
  take(reader: ListingReader): boolean {
    if (this.#waiting.get(reader) === this.#takes) return false;
    const mayTake = hasTokenRoom({
      before: reader.position(false, null),
      after: reader.positionAfterHead,
      others: () => this.#roomOfOthers(reader),
      listings: this.#readers.length,
      isBehind: () => {
        const earlier = firstUntaken(reader, this.#readers);
        return earlier !== null && earlier.startedAt === reader.head?.startedAt;
      },
    });
    if (mayTake) this.#takes += 1;
    else this.#waiting.set(reader, this.#takes);
    return mayTake;
  }

  #roomOfOthers(reader: ListingReader): number {
    if (this.#needs.takes !== this.#takes) {
      const { length } = this.#readers;
      const rooms = this.#readers.map(
        (each) => [each, neededRoom(each.position(false, null), length)] as const,
      );
      this.#needs = { takes: this.#takes, rooms: new Map(rooms) };
    }
    const { rooms } = this.#needs;
    return [...rooms].reduce((sum, [each, room]) => (each === reader ? sum : sum + room), 0);
  }
}

/**
 * The first of the rows that the earlier lists of the same source leave for the next answer. A later list must not
 * continue below it: a session that moves in between is then in the later list.
 */
export function firstUntaken(
  reader: ListingReader,
  readers: readonly ListingReader[],
): Session | null {
  const heads = readers
    .filter(({ listing }) => isBefore(listing, reader.listing))
    .flatMap(({ head }) => (head?.startedAt ? [head] : []));
  return heads.toSorted(compareSessions)[0] ?? null;
}
