import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { type SessionFilters, serializeSessionSearchParams } from "@/lib/sessions/search-params";
import type { SessionState } from "@/lib/sessions/session";
import { makeProblem, ProblemError } from "./problem-error";
import { readSeen, SEEN_PATTERN, writeSeen } from "./seen";

/** Longest cursor in characters: with everything else it must fit into the 16 KB that Node allows for headers. */
export const MAX_CURSOR_LENGTH = 12_288;

const MINUTE = 60_000;
/** Another server's clock may be a little ahead. */
const MAX_AHEAD = 5 * MINUTE;
/** No listing outlives what AWS remembers, 30 days, by more than a day. */
const MAX_AGE = 31 * 24 * 60 * MINUTE;

const cursorSchema = z.strictObject({
  v: z.literal(1),
  /** Which query it belongs to. */
  q: z.string(),
  /** When the first page was asked for, epoch milliseconds. */
  now: z.int(),
  /** The MaxResults of every call. */
  size: z.int().min(1).max(200),
  /** Where each source goes on: a NextToken, and how many rows of its page are done. */
  places: z.tuple([
    z.strictObject({ token: z.string().min(1).nullable(), used: z.int().min(0).max(10_000) }),
  ]),
  seen: z.string().regex(SEEN_PATTERN),
});

/**
 * Where a listing goes on. A range is resolved against the `now` of the first page, so that AWS's filters stay
 * the same, which its NextToken may demand; `size` stays the same for that reason too.
 */
export type Cursor = {
  now: number;
  size: number;
  place: { token: string | null; used: number };
  /** Fingerprints of the rows returned so far, the oldest first. */
  seen: string[];
};

/** What a cursor is bound to. */
type Query = { state: SessionState; filters: SessionFilters };

/** Writes a cursor as opaque text for the URL. */
export function writeCursor(cursor: Cursor, query: Query): string {
  const content: z.infer<typeof cursorSchema> = {
    v: 1,
    q: queryHash(query),
    now: cursor.now,
    size: cursor.size,
    places: [cursor.place],
    seen: writeSeen(cursor.seen),
  };
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

/**
 * Reads a cursor that the given query was answered with. `now` is epoch milliseconds.
 * Throws the problem `invalid-cursor` for anything else, whatever it is.
 */
export function readCursor(text: string, query: Query, now: number): Cursor {
  if (text.length > MAX_CURSOR_LENGTH) throw unusable("It is too long.");
  const { success, data } = cursorSchema.safeParse(parseJson(text));
  if (!success) throw unusable("It is damaged or was cut.");
  if (data.q !== queryHash(query)) throw unusable("It belongs to another query.");
  if (data.now > now + MAX_AHEAD || data.now < now - MAX_AGE) throw unusable("It is too old.");
  const [place] = data.places;
  return { now: data.now, size: data.size, place, seen: readSeen(data.seen) };
}

function queryHash({ state, filters }: Query): string {
  const query = serializeSessionSearchParams({ ...filters, tz: null, session: null });
  return createHash("sha256").update(`${state} ${query}`).digest("base64url").slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
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
