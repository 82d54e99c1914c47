import "server-only";
import { type ListingPosition, type OpenPosition, withoutToken } from "./listing-position";

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

type Parts = { positions: ListingPosition[]; returned: string[] };

/**
 * Makes a cursor's parts fit: first the watermarks, which every listing position needs, then the tokens, then as
 * many fingerprints as there is room for. A position whose token has no room continues by time instead. Positions
 * that cannot do that well get their tokens first: those without a watermark, and those out of AWS's order.
 */
export function fitPositions({ positions, returned }: Parts): Parts {
  const fingerprints = Math.min(
    MAX_TIES,
    Math.max(1, Math.floor(ROOM / 2 / FINGERPRINT / positions.length)),
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
    if (length <= room - LEAST_RETURNED) room -= length;
    // Without a watermark, only empty pages were read. They are read again until other listings with a
    // token have ended and made room.
    else fitting[index] = withoutToken(position) ?? { ...position, token: null };
  }
  const count = Math.min(MAX_RETURNED, Math.max(0, Math.floor(room / FINGERPRINT)));
  return { positions: fitting, returned: count === 0 ? [] : returned.slice(-count) };
}

/** Keeps the last `count` fingerprints of a watermark. The other rows with that start may be returned again. */
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
  return WATERMARK + FINGERPRINT * (position.watermark?.fingerprints.length ?? 0);
}
