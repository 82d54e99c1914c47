import "server-only";
import { type ListingPosition, type OpenPosition, withoutToken } from "./listing-position";

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

type Parts = { positions: ListingPosition[]; returned: string[] };

/**
 * Makes a cursor's parts fit: first the bounds, which every place needs, then the tokens, then as many
 * fingerprints as there is room for. A place whose token has no room goes on by time instead. Places that
 * cannot do that well keep theirs first: those without a bound, and those where AWS's order has failed.
 */
export function fitPositions({ positions, returned }: Parts): Parts {
  const fingerprints = Math.min(
    MAX_TIES,
    Math.max(1, Math.floor(ROOM / 2 / PRINT / positions.length)),
  );
  const shortened = positions.map((position) => withFingerprints(position, fingerprints));
  let room = ROOM - shortened.reduce((sum, position) => sum + watermarkLength(position), 0);
  const byNeed = shortened
    .flatMap((position, index) =>
      typeof position === "string" || position.token === null ? [] : [{ position, index }],
    )
    .sort((a, b) => need(b.position) - need(a.position));
  const fitting = [...shortened];
  for (const { position, index } of byNeed) {
    const length = position.token?.length ?? 0;
    if (length <= room - LEAST_SEEN) room -= length;
    // Without a bound, nothing but empty pages was read: those are read again, in as many answers as
    // others with a token take to end and make room.
    else fitting[index] = withoutToken(position) ?? { ...position, token: null };
  }
  const count = Math.min(MAX_SEEN, Math.max(0, Math.floor(room / PRINT)));
  return { positions: fitting, returned: count === 0 ? [] : returned.slice(-count) };
}

/** Of more rows with one start than fit, the last stay known; the others may come a second time. */
function withFingerprints(position: ListingPosition, count: number): ListingPosition {
  if (typeof position === "string" || position.watermark === null) return position;
  const { start, fingerprints } = position.watermark;
  return { ...position, watermark: { start, fingerprints: fingerprints.slice(-count) } };
}

function need(position: OpenPosition): number {
  if (position.watermark === null) return 2;
  return position.isSorted ? 0 : 1;
}

function watermarkLength(position: ListingPosition): number {
  if (typeof position === "string") return 2;
  return BOUND + PRINT * (position.watermark?.fingerprints.length ?? 0);
}
