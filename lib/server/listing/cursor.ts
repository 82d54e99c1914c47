import "server-only";
import { createHash } from "node:crypto";
import { deflateSync, inflateSync } from "node:zlib";
import * as z from "zod";
import { makeProblem, ProblemError } from "@/lib/server/problem";
import { parseInstant } from "@/lib/sessions/time/instant";
import { type Cipher, checksum } from "./cursor-cipher";
import { fitPositions, MAX_CURSOR_LENGTH, MAX_SEEN, MAX_TIES } from "./cursor-room";
import { PRINT_LENGTH } from "./fingerprints";
import { type Listing, listingName } from "./listing";
import { type ListingPosition, TOP } from "./listing-position";

const MINUTE = 60_000;
/** Another server's clock may be a little ahead. */
const MAX_AHEAD = 5 * MINUTE;
/** No listing outlives what AWS remembers, 30 days, by more than a day. */
const MAX_AGE = 31 * 24 * 60 * MINUTE;
/** What a cursor may hold when it is unpacked, in bytes; a small one can be made to unpack to anything. */
const MAX_CONTENT = 64 * 1024;

/** The last moment that four digits of a year can write. */
const LATEST = Date.parse("9999-12-31T00:00:00Z");

const print = z.string().regex(new RegExp(`^[\\w-]{${PRINT_LENGTH}}$`));

const openSchema = z.strictObject({
  /** NextToken */
  t: z.string().min(1).max(8192).optional(),
  /** InvokedBefore. What is no instant AWS would refuse, as if we had asked for it. */
  b: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    .refine((text) => parseInstant(text) === text)
    .optional(),
  /** Bound: a start, and the rows with it. */
  s: z.int().min(0).max(LATEST).nullable().optional(),
  p: z.array(print).max(MAX_TIES).optional(),
  /** One of the letters for each thing that holds: partial, unsorted, deferred (`k`). */
  f: z
    .string()
    .regex(/^[puk]{1,3}$/)
    .optional(),
});

const cursorSchema = z.strictObject({
  v: z.literal(2),
  /** Which query of which sources it belongs to. */
  q: z.string(),
  /** When the first page was asked for, epoch milliseconds. */
  now: z.int(),
  /** When the last page of Active was there, epoch milliseconds. */
  a: z.int().min(0).max(LATEST).optional(),
  /** The MaxResults of every call. */
  size: z.int().min(1).max(200),
  /** Where each listing goes on, in the plan's order; 0 is done, 1 is stopped. */
  positions: z.array(z.union([z.literal([0, 1]), openSchema])),
  returned: z.array(print).max(MAX_SEEN),
});

/**
 * Where a listing of many sources goes on. A range is resolved against the `now` of the first page, so that
 * AWS's filters stay the same, which its NextToken may demand; `size` stays the same for that reason too.
 */
export type Cursor = {
  now: number;
  size: number;
  /** When AWS had given the newest page of Active, epoch milliseconds, where History is read as well. */
  since?: number;
  positions: ListingPosition[];
  /** Fingerprints of the rows returned so far, the oldest first. */
  returned: string[];
};

/**
 * Writes a cursor as opaque text for the URL, short enough for a request's target whatever the number of
 * sources: where the tokens do not fit, places go on by time. Whoever may not read what it says gets it with a
 * `cipher`.
 */
export function writeCursor(
  cursor: Cursor,
  listings: readonly Listing[],
  cipher: Cipher = checksum,
): string {
  const { now, size, since } = cursor;
  const { positions, returned } = fitPositions(cursor);
  const content: z.infer<typeof cursorSchema> = {
    v: 2,
    q: queryHash(listings),
    now,
    size,
    ...(since !== undefined && { a: since }),
    positions: positions.map(packPosition),
    returned,
  };
  return cipher.seal(deflateSync(JSON.stringify(content)));
}

/**
 * Reads a cursor that the same listings were answered with; `listingsAt` plans them for the moment when that
 * listing began. `now` is epoch milliseconds. Throws the problem `invalid-cursor` for anything else.
 */
export function readCursor<Made extends Listing>(
  text: string,
  listingsAt: (now: number) => readonly Made[],
  now: number,
  cipher: Cipher = checksum,
): { cursor: Cursor; listings: readonly Made[] } {
  if (text.length > MAX_CURSOR_LENGTH) throw unusable("It is too long.");
  const { success, data } = cursorSchema.safeParse(unpack(cipher.open(text)));
  if (!success) throw unusable("It is damaged or was cut.");
  if (data.now > now + MAX_AHEAD || data.now < now - MAX_AGE) throw unusable("It is too old.");
  const listings = listingsAt(data.now);
  if (data.q !== queryHash(listings) || data.positions.length !== listings.length) {
    throw unusable("It belongs to another query.");
  }
  const positions = data.positions.map(unpackPosition);
  // Nothing can be as new as what is yet to come.
  const since = data.a === undefined ? {} : { since: Math.min(data.a, now) };
  return {
    cursor: { now: data.now, size: data.size, ...since, positions, returned: data.returned },
    listings,
  };
}

/** What AWS is asked everywhere, and what is left to the re-check, tells one query from another. */
function queryHash(listings: readonly Listing[]): string {
  const hash = createHash("sha256");
  for (const listing of listings) hash.update(`${listingName(listing)}\n`);
  return hash.digest("base64url").slice(0, 16);
}

function packPosition(position: ListingPosition): 0 | 1 | z.infer<typeof openSchema> {
  if (typeof position === "string") return position === "done" ? 0 : 1;
  const { token, before, watermark, isPartial, isSorted, isDeferred } = position;
  const flags = `${isPartial ? "p" : ""}${isSorted ? "" : "u"}${isDeferred ? "k" : ""}`;
  return {
    ...(token !== null && { t: token }),
    ...(before !== null && { b: before }),
    ...(watermark !== null && { s: watermark.start, p: watermark.fingerprints }),
    ...(flags !== "" && { f: flags }),
  };
}

function unpackPosition(packed: 0 | 1 | z.infer<typeof openSchema>): ListingPosition {
  if (packed === 0) return "done";
  if (packed === 1) return "stopped";
  const { t, b, s, p, f = "" } = packed;
  return {
    ...TOP,
    token: t ?? null,
    before: b ?? null,
    watermark: s === undefined ? null : { start: s, fingerprints: p ?? [] },
    isPartial: f.includes("p"),
    isSorted: !f.includes("u"),
    isDeferred: f.includes("k"),
  };
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
  return new ProblemError(
    makeProblem("invalid-cursor", detail, { errors: [{ key: "cursor", detail: reason }] }),
  );
}
