import "server-only";
import { createHash } from "node:crypto";
import { deflateSync, inflateSync } from "node:zlib";
import * as z from "zod";
import { ProblemError } from "@/lib/server/problem";
import { parseInstant } from "@/lib/sessions/time/instant";
import { type Cipher, checksum } from "./cursor-cipher";
import { fitPositions, MAX_CURSOR_LENGTH, MAX_RETURNED, MAX_TIES } from "./cursor-room";
import { FINGERPRINT_LENGTH } from "./fingerprints";
import { type Listing, listingName } from "./listing";
import { type ListingPosition, TOP, type Watermark } from "./listing-position";

const MINUTE = 60_000;
/** Another server's clock may be a little ahead. */
const MAX_AHEAD = 5 * MINUTE;
/** A cursor of an older list is refused: most of what it has left would be gone from AWS. */
const MAX_AGE = 31 * 24 * 60 * MINUTE;
/** The largest content of a cursor in bytes. A small forged cursor could otherwise unpack to any size. */
const MAX_CONTENT = 64 * 1024;

/** The last day of the last year with four digits. */
const LATEST = Date.parse("9999-12-31T00:00:00Z");

const fingerprintSchema = z.string().regex(new RegExp(`^[\\w-]{${FINGERPRINT_LENGTH}}$`));

const openSchema = z.strictObject({
  /** NextToken */
  t: z.string().min(1).max(8192).optional(),
  /** InvokedBefore. It must be a real instant: AWS would refuse any other. */
  b: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    .refine((text) => parseInstant(text) === text)
    .optional(),
  /** Watermark: a start, and the fingerprints of the rows with that start. */
  s: z.int().min(0).max(LATEST).nullable().optional(),
  p: z.array(fingerprintSchema).max(MAX_TIES).optional(),
  /** The fingerprints of the last done rows with that start on the page to read. */
  o: z.array(fingerprintSchema).max(MAX_TIES).optional(),
  /** One letter for each flag that is set: partial (`p`), unsorted (`u`), deferred (`k`), short of fingerprints (`s`). */
  f: z
    .string()
    .regex(/^[puks]{1,4}$/)
    .optional(),
});

const cursorSchema = z.strictObject({
  v: z.literal(3),
  /** The hash of the query and the sources that it belongs to. */
  q: z.string(),
  /** When the first page was requested, epoch milliseconds. */
  now: z.int(),
  /** When the last page of Active arrived, epoch milliseconds. */
  a: z.int().min(0).max(LATEST).optional(),
  /** The page size of the listings that the source answers exactly. Others use its largest page. */
  size: z.int().min(1).max(200),
  /** The position of each listing, in the plan's order; 0 is done, 1 is stopped, 3 is crowded. */
  positions: z.array(z.union([z.literal([0, 1, 3]), openSchema])),
  returned: z.array(fingerprintSchema).max(MAX_RETURNED),
});

/**
 * Where a list of many sources continues. A range is resolved against the `now` of the first page, so that
 * AWS's filters stay the same, which its NextToken may require. `size` stays the same for the same reason.
 */
export type Cursor = {
  now: number;
  size: number;
  /** When AWS returned the newest page of Active, epoch milliseconds, if History is read as well. */
  since?: number;
  positions: ListingPosition[];
  /** Fingerprints of the rows returned so far, oldest first. */
  returned: string[];
};

/**
 * Writes a cursor as opaque text for the URL. It is short enough for a request target for any number of
 * sources: listings whose tokens do not fit continue by time. Pass a `cipher` that encrypts if the viewer must not
 * read the content.
 */
export function writeCursor(
  cursor: Cursor,
  listings: readonly Listing[],
  cipher: Cipher = checksum,
): string {
  const { now, size, since } = cursor;
  const { positions, returned } = fitPositions(cursor);
  const content: z.infer<typeof cursorSchema> = {
    v: 3,
    q: queryHash(listings),
    now,
    size,
    ...(since !== undefined && { a: since }),
    positions: positions.map(packPosition),
    returned,
  };
  return cipher.seal(deflateSync(JSON.stringify(content)));
}

/** Whether a cursor at these positions leads on from `cursor`. Otherwise the next answer would be the same again. */
export function leadsOn(positions: ListingPosition[], cursor: Cursor): boolean {
  const fitted = fitPositions({ positions, returned: [] }).positions.map(packPosition);
  return JSON.stringify(fitted) !== JSON.stringify(cursor.positions.map(packPosition));
}

/**
 * Reads a cursor that an earlier answer to the same query returned. `listingsAt` plans the listings for the moment
 * when that list began. `now` is in epoch milliseconds. Throws the problem `invalid-cursor` for any other text.
 */
export function readCursor<Made extends Listing>(
  text: string,
  listingsAt: (now: number) => readonly Made[],
  now: number,
  cipher: Cipher = checksum,
): { cursor: Cursor; listings: readonly Made[] } {
  if (text.length > MAX_CURSOR_LENGTH) throw unusable("It is too long.");
  const { success, data } = cursorSchema.safeParse(unpack(cipher.open(text)));
  if (!success) throw unusable("It is damaged or truncated.");
  if (data.now > now + MAX_AHEAD || data.now < now - MAX_AGE) throw unusable("It is too old.");
  const listings = listingsAt(data.now);
  if (data.q !== queryHash(listings) || data.positions.length !== listings.length) {
    throw unusable("It belongs to another query.");
  }
  const positions = data.positions.map(unpackPosition);
  // A forged time in the future would make every page too old.
  const since = data.a === undefined ? {} : { since: Math.min(data.a, now) };
  return {
    cursor: { now: data.now, size: data.size, ...since, positions, returned: data.returned },
    listings,
  };
}

/** The hash of all listing names: it covers the requests to AWS and the query of the re-check. */
function queryHash(listings: readonly Listing[]): string {
  const hash = createHash("sha256");
  for (const listing of listings) hash.update(`${listingName(listing)}\n`);
  return hash.digest("base64url").slice(0, 16);
}

/** The positions that are not open, by their numbers. */
const CLOSED = { 0: "done", 1: "stopped", 3: "crowded" } as const;

type PackedPosition = z.infer<typeof cursorSchema>["positions"][number];

function packPosition(position: ListingPosition): PackedPosition {
  if (position === "done") return 0;
  if (typeof position === "string") return position === "stopped" ? 1 : 3;
  const { token, before, watermark, isPartial, isSorted, isDeferred } = position;
  const isShort = watermark?.isShort === true;
  const flags = `${isPartial ? "p" : ""}${isSorted ? "" : "u"}${isDeferred ? "k" : ""}${isShort ? "s" : ""}`;
  return {
    ...(token !== null && { t: token }),
    ...(before !== null && { b: before }),
    ...(watermark !== null && { s: watermark.start, p: watermark.fingerprints }),
    ...(watermark?.last !== undefined && { o: watermark.last }),
    ...(flags !== "" && { f: flags }),
  };
}

function unpackPosition(packed: PackedPosition): ListingPosition {
  if (typeof packed === "number") return CLOSED[packed];
  const { t, b, s, p = [], o, f = "" } = packed;
  return {
    ...TOP,
    token: t ?? null,
    before: b ?? null,
    watermark: s === undefined ? null : watermarkOf(s, p, o, f.includes("s")),
    isPartial: f.includes("p"),
    isSorted: !f.includes("u"),
    isDeferred: f.includes("k"),
  };
}

function watermarkOf(
  start: number | null,
  fingerprints: string[],
  last: string[] | undefined,
  isShort: boolean,
): Watermark {
  return { start, fingerprints, ...(last && { last }), ...(isShort && { isShort }) };
}

function unpack(packed: Buffer | null): unknown {
  if (packed === null) return undefined;
  try {
    return JSON.parse(inflateSync(packed, { maxOutputLength: MAX_CONTENT }).toString());
  } catch {
    return undefined;
  }
}

function unusable(reason: string): ProblemError {
  const detail = `${reason} Ask again without the cursor to start from the top.`;
  return new ProblemError("invalid-cursor", detail, {
    errors: [{ key: "cursor", detail: reason }],
  });
}
