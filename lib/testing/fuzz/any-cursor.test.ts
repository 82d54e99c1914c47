import fc from "fast-check";
import { describe, expect } from "vitest";
import { readCursor, writeCursor } from "@/lib/server/listing/cursor";
import { cipherFor } from "@/lib/server/listing/cursor-cipher";
import { intersectFilters } from "@/lib/server/listing/intersect-filters";
import { planListings, queryText } from "@/lib/server/listing/listing";
import { TOP } from "@/lib/server/listing/listing-position";
import { readSessions } from "@/lib/server/listing/read-sessions";
import type { SessionsRequest } from "@/lib/server/listing/sessions-request";
import { ProblemError } from "@/lib/server/problem";
import type { SessionSource } from "@/lib/server/source/session-source";
import { type FilterValue, is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import { matchesFilters } from "@/lib/sessions/query/session-match";
import { parseInstant } from "@/lib/sessions/time/instant";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { awsError, fakeListings } from "@/lib/testing/fakes/fake-listing";
import {
  type CursorChange,
  forged,
  hostileChange,
  usableChange,
} from "@/lib/testing/hostile/hostile-cursor";
import { worldOf } from "@/lib/testing/worlds/any-world";
import { fakeWorld, startOfWorlds, type World } from "@/lib/testing/worlds/listing-world";
import { fuzz } from "./fuzz";

const LISTINGS = fakeListings(3);
const GOOD = writeCursor(
  {
    now: startOfWorlds,
    size: 50,
    positions: [
      { ...TOP, token: "9 1", watermark: { start: startOfWorlds, fingerprints: ["abcdefgh"] } },
      TOP,
      "done",
    ],
    returned: ["abcdefgh"],
  },
  LISTINGS,
);

/** The problem that refuses a cursor. Rethrows any other error. */
function refusalOf(error: unknown): { status: number; code: string } {
  if (error instanceof ProblemError) return error.problem;
  throw error;
}

const pinnedFilters = {
  by: "acme",
  view: "history" as const,
  filters: { ...NO_FILTERS, status: [is("Failed")], range: "1m" },
};
const asked: fc.Arbitrary<Query> = fc.record({
  state: fc.constantFrom("active", "history", "all"),
  limit: fc.constantFrom(1, 3, 12, 50),
  pinned: fc.constantFrom(null, null, pinnedFilters),
  filters: fc
    .record({
      status: fc.constantFrom<FilterValue[]>([], [is("Failed")], [is("Terminated"), is("Failed")]),
      target: fc.constantFrom<FilterValue[]>([], [is("i-0f3a9c1e")]),
      region: fc.constantFrom<string[]>([], ["r0", "r1"]),
      range: fc.constantFrom(null, "1m"),
    })
    .map((some) => ({ ...NO_FILTERS, ...some })),
});

type Query = Omit<SessionsRequest, "cursor">;
const HISTORY: Query = { state: "history", filters: NO_FILTERS, limit: 50, pinned: null };
/** A few worlds are enough, because the requests matter more. */
const WORLDS = fc.sample(worldOf({ hasDisorder: true, hasFailures: false }), {
  seed: 1,
  numRuns: 40,
});

type Attempt = { world: number; request: Query; other: Query; change: CursorChange };

/** Like AWS, accepts only its own tokens and real instants, and names the error. */
function strict(source: SessionSource): SessionSource {
  return {
    ...source,
    async readPage(request) {
      if (request.token !== null && !/^\d{1,3} \d{1,2}$/.test(request.token))
        throw awsError("InvalidNextToken");
      const { before } = request;
      if (before !== null && parseInstant(before) !== before) throw awsError("ValidationException");
      return await source.readPage(request);
    },
  };
}

/** The age of the newest row: a range of a minute contains only some of the rows, which span ten seconds. */
const AGE_MS = 55_000;
const never = new AbortController().signal;

function answerOf(world: World, request: SessionsRequest) {
  const { sources, clock } = fakeWorld(world);
  const limits = { clock: () => clock() + AGE_MS, signal: never, deadline: never, wait: null };
  return readSessions(request, sources.map(strict), limits);
}

/** The cursor of a query before its first page. */
function cursorOf(world: World, query: Query): string {
  const now = startOfWorlds + AGE_MS;
  const filters = intersectFilters(query.filters, query.pinned, now);
  const listings = planListings(
    { state: query.state, filters },
    fakeWorld(world).sources,
    timeWindow(filters, now),
    queryText(query),
  );
  const top = { now, size: 50, positions: listings.map(() => TOP), returned: [] };
  return writeCursor(top, listings, cipherFor(query.pinned));
}

describe("any cursor", () => {
  fuzz({
    name: "cursor",
    claim: "continues its query or is refused as invalid",
    inputs: { long: 120_000, short: 500 },
    arbitrary: hostileChange,
    holds(change) {
      try {
        const { cursor, listings } = readCursor(
          forged(GOOD, change),
          () => LISTINGS,
          startOfWorlds,
        );
        expect(cursor.positions).toHaveLength(listings.length);
        const again = readCursor(writeCursor(cursor, listings), () => LISTINGS, startOfWorlds);
        expect(again.cursor.now).toBe(cursor.now);
      } catch (error) {
        expect(refusalOf(error)).toMatchObject({ status: 400, code: "invalid-cursor" });
      }
    },
  });

  fuzz<Attempt>({
    name: "forged-cursor",
    claim:
      "shows nothing outside its query and its pinned filters, and fails at most as a bad request",
    inputs: { long: 15_000, short: 200 },
    arbitrary: fc.record({
      world: fc.nat({ max: WORLDS.length - 1 }),
      request: asked,
      // The cursor of this query is tried as well.
      other: asked,
      change: fc.oneof(
        { weight: 3, arbitrary: usableChange },
        { weight: 1, arbitrary: hostileChange },
      ),
    }),
    regressions: [
      { world: 0, request: HISTORY, other: HISTORY, change: { positions: [1] } },
      {
        world: 0,
        request: HISTORY,
        other: HISTORY,
        change: { positions: [{ b: "2026-02-30T00:00:00Z" }] },
      },
    ],
    async holds({ world: at, request, other, change }) {
      const world = WORLDS[at];
      if (world === undefined) throw new Error("There is no such world.");
      for (const query of [request, other]) {
        try {
          const cursor = forged(cursorOf(world, query), change, cipherFor(query.pinned));
          const page = await answerOf(world, { ...request, cursor });
          expect(page.sessions.length).toBeLessThanOrEqual(request.limit);
          expectWithin(page.sessions, request);
        } catch (error) {
          expect([400, 410]).toContain(refusalOf(error).status);
        }
      }
    },
  });
});

function expectWithin(
  sessions: Awaited<ReturnType<typeof readSessions>>["sessions"],
  { filters, pinned: own }: Query,
) {
  // A range of the query starts from the time in the cursor, so it is not checked here. A pinned range is.
  const anyTime = { after: null, before: null, time: "started" } as const;
  for (const session of sessions) {
    expect(matchesFilters(session, filters, anyTime)).toBe(true);
    if (own === null) continue;
    const window = timeWindow(own.filters, startOfWorlds + AGE_MS);
    expect(matchesFilters(session, own.filters, window)).toBe(true);
  }
}
