import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProblemError } from "@/lib/server/problem";
import type { SessionsPage } from "@/lib/sessions/list/sessions-page";
import { type FilterValue, is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import { matchesFilters } from "@/lib/sessions/query/session-match";
import { compareSessions, type ListedState, type Session } from "@/lib/sessions/session/session";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { propertyRuns } from "@/lib/testing/property-runs";
import { type SourceKinds, worldOf } from "@/lib/testing/worlds/any-world";
import { fakeWorld, startOfWorlds, type World } from "@/lib/testing/worlds/listing-world";
import { MAX_CURSOR_LENGTH } from "./cursor-room";
import { readSessions } from "./read-sessions";

type Query = { state: ListedState; filters: SessionFilters; limit: number };

/** Follows the cursors to the end, asking again after each failure. */
async function walk(made: World, query: Query): Promise<SessionsPage[]> {
  const { sources, clock } = fakeWorld(made);
  const signal = new AbortController().signal;
  const answers: SessionsPage[] = [];
  let cursor: string | null = null;
  for (let asked = 0; asked < 2000; asked += 1) {
    try {
      const limits = { clock, signal, deadline: signal, wait: null };
      const answer: SessionsPage = await readSessions(
        { ...query, cursor, pinned: null },
        sources,
        limits,
      );
      answers.push(answer);
      if (answer.coverage.complete) return answers;
      // If only failing sources are left, request the previous position again, as the Retry button does.
      cursor = answer.cursor ?? cursor;
      expect(cursor?.length ?? 0).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  throw new Error("The walk did not end.");
}

/** The expected answer by brute force. If several lists or sources have a session, the ended copy counts. */
function expected({ sources }: World, { state, filters }: Query): Session[] {
  const window = timeWindow(filters, startOfWorlds);
  const rows = new Map<string, Session>();
  for (const { active, history } of sources) {
    const listed = [...(state === "history" ? [] : active), ...(state === "active" ? [] : history)];
    for (const row of listed.filter((each) => matchesFilters(each, filters, window))) {
      if (rows.get(keyOf(row))?.endedAt == null) rows.set(keyOf(row), row);
    }
  }
  return [...rows.values()].sort(compareSessions);
}

function keyOf({ account, region, id }: Session): string {
  return `${account}/${region}/${id}`;
}

const values = (...texts: string[]) =>
  fc.subarray(texts).map((chosen) => chosen.map((text) => is(text)));

const query: fc.Arbitrary<Query> = fc.record({
  state: fc.constantFrom("active", "history", "all"),
  limit: fc.integer({ min: 1, max: 12 }),
  filters: fc
    .record({
      status: values("Failed", "Terminated"),
      target: values("i-0f3a9c1e", "i-0f3a9c1f", "mi-0f3a9c1e5b7d24680"),
      reason: fc.constantFrom<FilterValue[]>([], [{ operator: "contains", value: "INC" }]),
      time: fc.constantFrom("started", "running"),
      after: fc.constantFrom(null, new Date(startOfWorlds - 6000).toISOString()),
      before: fc.constantFrom(null, new Date(startOfWorlds - 1500).toISOString()),
    })
    .map((asked) => ({ ...NO_FILTERS, ...asked })),
});

const runs = propertyRuns("listing walk");

describe.each<SourceKinds>(["AWS", "memory", "mixed"])(
  "walking all cursors of %s sources",
  (kinds) => {
    const share = kinds === "AWS" ? 1 : 0.5;

    it("returns exactly the matching sessions, each once, for any behaviour of the sources", async () => {
      await fc.assert(
        fc.asyncProperty(
          worldOf({ hasDisorder: true, hasFailures: true, kinds }),
          query,
          async (made, asked) => {
            const answers = await walk(made, asked);
            const rows = answers.flatMap(({ sessions }) => sessions);
            expect(rows.map(keyOf).sort()).toEqual(expected(made, asked).map(keyOf).sort());
            for (const { sessions } of answers) {
              expect(sessions.length).toBeLessThanOrEqual(asked.limit);
              expect(sessions).toEqual(sessions.toSorted(compareSessions));
            }
            const open = answers.filter(({ coverage }) => !coverage.complete);
            for (const { cursor, sources } of open) {
              expect(cursor !== null || sources.some(({ error }) => error)).toBe(true);
            }
          },
        ),
        runs(3000 * share),
      );
    });

    it("returns them newest first across all answers if AWS keeps its order", async () => {
      await fc.assert(
        fc.asyncProperty(
          worldOf({ hasDisorder: false, hasFailures: false, isFast: true, kinds }),
          query,
          async (made, asked) => {
            const answers = await walk(made, asked);
            const rows = answers.flatMap(({ sessions }) => sessions);
            expect(rows).toEqual(expected(made, asked));
          },
        ),
        runs(2000 * share),
      );
    });
  },
);

describe("walking all cursors", () => {
  it("continues by time if a hundred tokens do not fit into a cursor", async () => {
    const large = worldOf({
      hasDisorder: false,
      hasFailures: false,
      isFast: true,
      sources: 100,
      tokenLength: 1000,
    });
    await fc.assert(
      fc.asyncProperty(large, query, async (made, asked) => {
        const answers = await walk(made, { ...asked, limit: 150 });
        const rows = answers.flatMap(({ sessions }) => sessions);
        expect(rows).toEqual(expected(made, asked));
      }),
      runs(20),
    );
  });

  it("ends without lost or duplicate rows if more sessions start in a second than a page holds", async () => {
    const bursts = worldOf({
      hasDisorder: false,
      hasFailures: false,
      hasOverlaps: false,
      isFast: true,
      isBurst: true,
      sources: 30,
      tokenLength: 1000,
    });
    await fc.assert(
      fc.asyncProperty(bursts, async (made) => {
        const asked: Query = { state: "history", filters: NO_FILTERS, limit: 20 };
        const answers = await walk(made, asked);
        const rows = answers.flatMap(({ sessions }) => sessions);
        expect(rows.map(keyOf)).toEqual(expected(made, asked).map(keyOf));
      }),
      { numRuns: 3 },
    );
  });

  it.each<SourceKinds>(["AWS", "memory"])(
    "counts each row once, although pages are read again: %s",
    async (kinds) => {
      const reliable = worldOf({
        hasDisorder: false,
        hasFailures: false,
        hasOverlaps: false,
        kinds,
      });
      await fc.assert(
        fc.asyncProperty(reliable, fc.integer({ min: 1, max: 12 }), async (made, limit) => {
          const answers = await walk(made, { state: "history", filters: NO_FILTERS, limit });
          const scanned = answers.reduce((sum, { coverage }) => sum + coverage.scanned, 0);
          expect(scanned).toBe(made.sources.flatMap(({ history }) => history).length);
        }),
        runs(500),
      );
    },
  );
});
