import "server-only";
import {
  type ListingPosition,
  namedRows,
  type OpenPosition,
  withoutToken,
} from "./listing-position";

/**
 * The longest cursor in characters. With the longest query it must fit into the 17,000 characters of a request target.
 * With a usual query it must fit into the 16 KB that load balancers may allow for a request line (an AWS ALB does).
 */
export const MAX_CURSOR_LENGTH = 12_288;

/** The most fingerprints of rows with the same start in one listing position. */
export const MAX_TIES = 400;

/** The most fingerprints of returned rows in one cursor. */
export const MAX_RETURNED = 300;

/**
 * The space for the parts of a cursor, in characters before packing. Tokens and fingerprints are random text, which
 * does not get shorter when packed, so this is close to the final size.
 */
const ROOM = 11_000;
/** The characters of a watermark with its punctuation, without its fingerprints. */
const WATERMARK = 40;
const FINGERPRINT = 11;
/** The room that stays for returned rows: fewer would not cover the rows that AWS repeats on the next page. */
const LEAST_RETURNED = 150 * FINGERPRINT;

/** The least room for tokens without which a listing could not go on: two or three long ones. */
const LEAST_TOKENS = 2500;

type Parts = { positions: ListingPosition[]; returned: string[] };

/**
 * Makes a cursor's parts fit: first the watermarks, which every listing position needs, then the tokens, then as
 * many fingerprints as there is room for. A position whose token has no room continues by time instead. Positions
 * that cannot do that get their tokens first, then those that cannot do it well: without a watermark, and out of AWS's
 * order. One token always fits, so that one listing always gets on.
 */
export function fitPositions({ positions, returned }: Parts): Parts {
  const ties = tiesOf(positions.length);
  const shortened = positions.map((position) => withFewNamed(position, ties));
  let room = ROOM - shortened.reduce((sum, position) => sum + watermarkLength(position), 0);
  let tokens = tokenRoom(positions.length);
  const byNeed = shortened
    .flatMap((position, index) =>
      typeof position === "string" || position.token === null ? [] : [{ position, index }],
    )
    .sort((a, b) => need(b.position, ties) - need(a.position, ties));
  const fitting = [...shortened];
  for (const { position, index } of byNeed) {
    const length = position.token?.length ?? 0;
    const isNeeded = tokenNeeded(position, ties) !== null || tokens === tokenRoom(positions.length);
    if (length <= room - LEAST_RETURNED || (isNeeded && length <= tokens)) {
      room -= length;
      tokens -= length;
    }
    // Without a watermark, only empty pages were read. They are read again until other listings with a
    // token have ended and made room.
    else fitting[index] = withoutToken(position) ?? { ...position, token: null };
  }
  const count = Math.min(MAX_RETURNED, Math.max(0, Math.floor(room / FINGERPRINT)));
  return { positions: fitting, returned: count === 0 ? [] : returned.slice(-count) };
}

/** The most rows with the same start that each of some listings can name. */
export function tiesOf(listings: number): number {
  return Math.min(MAX_TIES, Math.max(1, Math.floor(ROOM / 2 / FINGERPRINT / listings)));
}

/** The room for the tokens of some listings that cannot go on without them. */
function tokenRoom(listings: number): number {
  const named = (WATERMARK + FINGERPRINT * (tiesOf(listings) + 1)) * listings;
  return Math.max(LEAST_TOKENS, ROOM - LEAST_RETURNED - named);
}

/**
 * The token without which a position cannot continue: more rows with one start were returned than `ties`, or rows
 * without a start. Null if it can continue by time.
 */
function tokenNeeded(position: ListingPosition, ties: number): string | null {
  if (typeof position === "string" || position.watermark === null) return null;
  const { start, last, isShort, isPast } = position.watermark;
  const isNamed = !isShort && !last && namedRows(position.watermark).length <= ties;
  return start !== null && (isNamed || isPast) ? null : position.token;
}

/** The length of the token without which a position cannot continue; 0 if it can. */
export function neededRoom(position: ListingPosition, listings: number): number {
  return tokenNeeded(position, tiesOf(listings))?.length ?? 0;
}

/** The facts that decide whether a cursor could continue after the next row of a listing. */
export type NextRow = {
  /** Where the listing continues without this row, and after it. */
  before: ListingPosition;
  after: ListingPosition;
  /** The room that the other listings need. */
  others: () => number;
  /** The number of listings. */
  listings: number;
  /** Whether an earlier list of the same source has a row with the same start. */
  isBehind: () => boolean;
};

/**
 * Whether a cursor has room for what is needed to continue after the next row of a listing: the token that it cannot
 * continue without, beside those of the others. A listing that waits for an earlier list does not take that room.
 */
export function hasTokenRoom({ before, after, others, listings, isBehind }: NextRow): boolean {
  const ties = tiesOf(listings);
  const token = tokenNeeded(after, ties);
  const had = tokenNeeded(before, ties);
  if (token === null || token === had) return true;
  if (had === null && isBehind()) return false;
  const rest = others();
  const room = tokenRoom(listings);
  // The next tokens may be longer, so the last part of the room is not for newcomers.
  const isNewcomer = had === null && rest > 0;
  return rest + token.length <= (isNewcomer ? room / 2 : room);
}

/** A watermark that names at most `ties` rows of other pages. */
function withFewNamed(position: ListingPosition, ties: number): ListingPosition {
  if (typeof position === "string" || position.watermark === null) return position;
  const { start, fingerprints, onPage = [], isShort = false, isPast } = position.watermark;
  const all = namedRows(position.watermark);
  const { last = all.length > ties ? onPage : [] } = position.watermark;
  if (all.length <= ties && last.length === 0 && !isShort) {
    return { ...position, watermark: { start, fingerprints: all } };
  }
  // The starts are whole milliseconds.
  if (isPast && start) return { ...position, watermark: { start: start - 1, fingerprints: [] } };
  const isCut = fingerprints.length > ties;
  const named = {
    start,
    fingerprints: isCut ? fingerprints.slice(-ties) : fingerprints,
    ...((isShort || isCut) && { isShort: true }),
    ...(last.length > 0 && { last: last.slice(-Math.max(1, ties - fingerprints.length)) }),
  };
  return { ...position, watermark: named };
}

function need(position: OpenPosition, ties: number): number {
  if (tokenNeeded(position, ties) !== null) return 3;
  // A listing that fails again and again must not keep the room for ever.
  if (position.isDeferred) return -1;
  if (position.watermark === null) return 2;
  return position.isSorted ? 0 : 1;
}

function watermarkLength(position: ListingPosition): number {
  if (typeof position === "string") return 2;
  const { watermark } = position;
  return WATERMARK + FINGERPRINT * (watermark === null ? 0 : namedRows(watermark).length);
}
