import "server-only";
import { type OpenPlace, type Place, withoutToken } from "./place";

/**
 * Longest cursor in characters: with the longest query it must fit into the 17,000 that a request's target may have, and
 * with any usual one into the 16 KB that balancers in front may allow for its line (an ALB of AWS does).
 */
export const MAX_CURSOR_LENGTH = 12_288;

/** Most fingerprints of rows with the same start that a place carries. */
export const MAX_TIES = 400;

/** Most fingerprints of returned rows that a cursor carries. */
export const MAX_SEEN = 300;

/**
 * What the parts may take of a cursor, in characters before packing. Random text, which tokens and
 * fingerprints are, packs to about what it was, so this is what they take in the end.
 */
const ROOM = 11_000;
/** A bound with one row and its punctuation. */
const BOUND = 40;
const PRINT = 11;
/** Fewer fingerprints would not cover what AWS repeats from one page to the next. */
const LEAST_SEEN = 150 * PRINT;

type Parts = { places: Place[]; seen: string[] };

/**
 * Makes a cursor's parts fit: first the bounds, which every place needs, then the tokens, then as many
 * fingerprints as there is room for. A place whose token has no room goes on by time instead. Places that
 * cannot do that well keep theirs first: those without a bound, and those where AWS's order has failed.
 */
export function fitPlaces({ places, seen }: Parts): Parts {
  const prints = Math.min(MAX_TIES, Math.max(1, Math.floor(ROOM / 2 / PRINT / places.length)));
  const shortened = places.map((place) => withPrints(place, prints));
  let room = ROOM - shortened.reduce((sum, place) => sum + boundLength(place), 0);
  const byNeed = shortened
    .flatMap((place, index) =>
      typeof place === "string" || place.token === null ? [] : [{ place, index }],
    )
    .sort((a, b) => need(b.place) - need(a.place));
  const fitting = [...shortened];
  for (const { place, index } of byNeed) {
    const length = place.token?.length ?? 0;
    if (length <= room - LEAST_SEEN) room -= length;
    // Without a bound, nothing but empty pages was read: those are read again, in as many answers as
    // others with a token take to end and make room.
    else fitting[index] = withoutToken(place) ?? { ...place, token: null };
  }
  const count = Math.min(MAX_SEEN, Math.max(0, Math.floor(room / PRINT)));
  return { places: fitting, seen: count === 0 ? [] : seen.slice(-count) };
}

/** Of more rows with one start than fit, the last stay known; the others may come a second time. */
function withPrints(place: Place, count: number): Place {
  if (typeof place === "string" || place.bound === null) return place;
  const { start, prints } = place.bound;
  return { ...place, bound: { start, prints: prints.slice(-count) } };
}

function need(place: OpenPlace): number {
  if (place.bound === null) return 2;
  return place.isSorted ? 0 : 1;
}

function boundLength(place: Place): number {
  if (typeof place === "string") return 2;
  return BOUND + PRINT * (place.bound?.prints.length ?? 0);
}
