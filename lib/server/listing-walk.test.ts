import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/sessions/make-session";
import { NO_FILTERS } from "@/lib/sessions/search-params";
import { compareSessions, type Session } from "@/lib/sessions/session";
import { matchesFilters } from "@/lib/sessions/session-match";
import type { SessionsPage } from "@/lib/sessions/sessions-page";
import { awsError } from "./fake-listing";
import { ProblemError } from "./problem-error";
import { readSessions, type SessionSource } from "./read-sessions";

const start = Date.parse("2026-11-23T16:00:00Z");
const anyTime = { after: null, before: null };

/** An AWS that answers in any order, with short, empty and overlapping pages, slowly, and fails at times. */
const world = fc.record({
  rows: fc.uniqueArray(
    fc
      .record({
        id: fc.stringMatching(/^[a-z]{1,3}$/),
        status: fc.constantFrom("Terminated", "Failed", null),
        startedAt: fc.option(
          fc.integer({ min: start - 9000, max: start }).map((ms) => new Date(ms).toISOString()),
        ),
      })
      .map(makeSession),
    { selector: ({ id }) => id, maxLength: 60 },
  ),
  /** Rows of each page in turn, at most MaxResults. */
  lengths: fc.array(fc.nat({ max: 9 }), { maxLength: 6 }),
  /** How many of the rows before a page are on it once more. */
  overlaps: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }),
  /** Which calls fail, by the remainder of their number. */
  failures: fc.subarray([1, 2, 3, 4, 5, 6]),
  msPerCall: fc.nat({ max: 3000 }),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

/** The source of a world. A token says where its page begins and how many pages came before. */
function sourceOf({ rows, lengths, overlaps, failures, msPerCall }: World) {
  const cuts = [...lengths, 9];
  let calls = 0;
  let time = start;
  const source: SessionSource = {
    account: "default",
    region: "eu-west-1",
    listPages: async function* listPages({ startingToken, pageSize }) {
      let token = startingToken ?? "0 0";
      for (;;) {
        calls += 1;
        time += msPerCall;
        if (failures.includes(calls % 7)) throw awsError("InternalServerError");
        const [from = 0, step = 0] = token.split(" ").map(Number);
        const length = Math.min(cuts[step % cuts.length] ?? 9, pageSize);
        const room = Math.max(0, pageSize - length);
        const again = Math.min(overlaps[step % overlaps.length] ?? 0, from, room);
        const sessions = rows.slice(from - again, from + length);
        const isLast = from + length >= rows.length;
        token = `${from + length} ${step + 1}`;
        yield { sessions, nextToken: isLast ? null : token };
        if (isLast) return;
      }
    },
  };
  return { source, clock: () => time };
}

/** Follows the cursors to the end, asking again after each failure. */
async function walk(made: World, status: string[], limit: number): Promise<SessionsPage[]> {
  const { source, clock } = sourceOf(made);
  const signal = new AbortController().signal;
  const filters = { ...NO_FILTERS, status };
  const answers: SessionsPage[] = [];
  let cursor: string | null = null;
  for (let asked = 0; asked < 2000; asked += 1) {
    try {
      const request = { state: "history", filters, limit, cursor } as const;
      const answer: SessionsPage = await readSessions(request, source, {
        clock,
        signal,
        deadline: signal,
      });
      answers.push(answer);
      cursor = answer.cursor;
      if (cursor === null) return answers;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  throw new Error("The walk does not end.");
}

describe("walking all cursors", () => {
  it("gives exactly the sessions that match, each once", async () => {
    const wanted = fc.subarray(["Failed", "Terminated", "Connected"]);
    await fc.assert(
      fc.asyncProperty(
        world,
        wanted,
        fc.integer({ min: 1, max: 12 }),
        async (made, status, limit) => {
          const answers = await walk(made, status, limit);
          const filters = { ...NO_FILTERS, status };
          const expected = made.rows.filter((row) => matchesFilters(row, filters, anyTime));
          expect(idsOf(answers.flatMap(({ sessions }) => sessions)).sort()).toEqual(
            idsOf(expected).sort(),
          );
          for (const { sessions } of answers) {
            expect(sessions.length).toBeLessThanOrEqual(limit);
            expect(idsOf(sessions)).toEqual(idsOf(sessions.toSorted(compareSessions)));
          }
          expect(answers.map(({ coverage }) => coverage.complete)).toEqual(
            answers.map(({ cursor }) => cursor === null),
          );
        },
      ),
      { numRuns: 1500 },
    );
    // A second of work; much longer when every core is busy.
  }, 60_000);

  it("counts each row that was read once, although pages are read again", async () => {
    const reliable = world.map((made) => ({ ...made, failures: [], overlaps: [0] }));
    await fc.assert(
      fc.asyncProperty(reliable, fc.integer({ min: 1, max: 12 }), async (made, limit) => {
        const answers = await walk(made, ["Failed", "Terminated"], limit);
        const scanned = answers.map(({ coverage }) => coverage.scanned);
        expect(scanned.reduce((sum, rows) => sum + rows, 0)).toBe(made.rows.length);
      }),
    );
  });
});

function idsOf(sessions: Session[]): string[] {
  return sessions.map(({ id }) => id);
}
