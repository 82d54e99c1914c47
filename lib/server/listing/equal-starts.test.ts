import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import type { SessionsPage } from "@/lib/sessions/list/sessions-page";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import type { ListedState, Session } from "@/lib/sessions/session/session";
import { propertyRuns } from "@/lib/testing/property-runs";
import { fakeWorld, startOfWorlds, type World } from "@/lib/testing/worlds/listing-world";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { MAX_CURSOR_LENGTH } from "./cursor-room";
import { readSessions } from "./read-sessions";

const MOMENT = startOfWorlds - 5000;
const at = (ms: number) => new Date(ms).toISOString();

type Crowd = {
  /** The number of sessions of the same millisecond in each source. */
  counts: number[];
  /** The number of older and newer sessions around them in each source. */
  around: number;
  limit: number;
  state: ListedState;
  /** Puts rows with equal starts into an order that has nothing to do with their ids. */
  seed: number;
} & Pick<World, "lengths" | "overlaps" | "tokenLength">;

function rowsOf(region: string, count: number, around: number, seed: number): Session[] {
  const one = (id: string, start: number) =>
    makeSession({ id, region, startedAt: at(start), endedAt: at(startOfWorlds) });
  const newer = Array.from({ length: around }, (_, n) => one(`n${n}`, MOMENT + around - n));
  const older = Array.from({ length: around }, (_, n) => one(`o${n}`, MOMENT - 1 - n * 400));
  const equal = Array.from({ length: count }, (_, n) =>
    one(`e${(n * 7919 + seed) % 10_007}`, MOMENT),
  );
  return [...newer, ...equal, ...older];
}

function worldOf({ counts, around, seed, lengths, overlaps, tokenLength, state }: Crowd): World {
  const sources = counts.map((count, index) => {
    const region = `r${index}`;
    const all = rowsOf(region, count, around, seed);
    const active = all
      .filter((_, n) => state === "all" && n % 3 === 0)
      .map((row) => ({ ...row, endedAt: null }));
    const open = new Set(active.map(({ id }) => id));
    return { region, active, history: all.filter(({ id }) => !open.has(id)) };
  });
  return { sources, lengths, overlaps, failures: [], msPerCall: 0, tokenLength };
}

const keyOf = ({ region, id }: Session) => `${region}/${id}`;

/** Follows the cursors to the end. Fails if an answer has no row, or if it has more answers than rows. */
async function walk(world: World, { state, limit }: Pick<Crowd, "state" | "limit">) {
  const { sources, clock } = fakeWorld(world);
  const { signal } = new AbortController();
  const total = world.sources.flatMap(({ active, history }) => [...active, ...history]).length;
  const answers: SessionsPage[] = [];
  let cursor: string | null = null;
  do {
    const limits = { clock, signal, deadline: signal, wait: null };
    const request = { state, filters: NO_FILTERS, limit, cursor, pinned: null };
    const answer: SessionsPage = await readSessions(request, sources, limits);
    answers.push(answer);
    cursor = answer.cursor;
    expect(cursor?.length ?? 0).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
    if (answers.length > 2 * total + 20) throw new Error("The walk does not end.");
  } while (cursor !== null);
  return answers;
}

/** Demands each row once and newest first. */
async function expectEachOnce(crowd: Crowd) {
  const world = worldOf(crowd);
  const answers = await walk(world, crowd);
  const rows = answers.flatMap(({ sessions }) => sessions);
  const expected = world.sources.flatMap(({ active, history }) => [...active, ...history]);
  expect(rows.map(keyOf).sort()).toEqual(expected.map(keyOf).sort());
  const starts = rows.map(({ startedAt }) => startedAt ?? "");
  expect(starts).toEqual(starts.toSorted().reverse());
  expect(answers.at(-1)?.coverage.complete).toBe(true);
}

const simple = { around: 3, limit: 50, state: "history", seed: 1, overlaps: [0] } as const;

describe("sessions that started in the same millisecond", () => {
  it.each([
    [100, 6],
    [60, 9],
    [40, 14],
    [100, 20],
    [1, 2000],
  ])("are all returned, each once: %d sources with %d each", async (sources, count) => {
    const counts = Array.from({ length: sources }, () => count);
    await expectEachOnce({ ...simple, overlaps: [0], counts, lengths: [200], tokenLength: 1000 });
  });

  it.each([
    [100, 12, 7],
    [100, 20, 19],
    [12, 160, 40],
    [200, 7, 5],
    [2, 1000, 150],
  ])(
    "on pages that cut them: %d sources with %d each, %d on a page",
    async (sources, count, length) => {
      const counts = Array.from({ length: sources }, () => count);
      await expectEachOnce({
        ...simple,
        overlaps: [0],
        counts,
        lengths: [length],
        tokenLength: 1000,
      });
    },
  );

  it("are given up, and said to be missing, if no cursor has room for one token", async () => {
    const counts = Array.from({ length: 60 }, () => 16);
    const crowd = { ...simple, overlaps: [0], counts, lengths: [9], tokenLength: 6000 };
    const answers = await walk(worldOf(crowd), crowd);
    const rows = answers.flatMap(({ sessions }) => sessions.map(keyOf));
    expect(new Set(rows).size).toBe(rows.length);
    const last = answers.at(-1);
    expect(last?.coverage.complete).toBe(false);
    const errors = new Set(last?.sources.map(({ error }) => error?.message.slice(0, 47)));
    expect([...errors]).toEqual(["Too many sessions started at the same moment fo"]);
  });

  const runs = propertyRuns("equal starts");
  // Crowds of 2,000 are tried above in any case.
  const most = inject("isWhole") ? 2000 : 500;
  const crowd: fc.Arbitrary<Crowd> = fc
    .record({
      sources: fc.constantFrom(1, 2, 5, 20, 60, 100),
      total: fc.integer({ min: 1, max: most }),
      skew: fc.constantFrom(0, 0.5, 0.9),
      around: fc.nat({ max: 4 }),
      share: fc.constantFrom(0.02, 0.1, 0.5, 1),
      state: fc.constantFrom<ListedState>("history", "all"),
      seed: fc.nat({ max: 10_000 }),
      lengths: fc.array(fc.constantFrom(0, 1, 4, 9, 30, 200), { minLength: 1, maxLength: 4 }),
      overlaps: fc.constantFrom<number[]>([0], [0, 2], [1, 0, 3]),
      tokenLength: fc.constantFrom(1, 300, 1000),
    })
    .map(({ sources, total, skew, share, lengths, ...rest }) => {
      const first = Math.floor(total * skew);
      const each = Math.ceil((total - first) / sources);
      const counts = Array.from({ length: sources }, (_, n) => each + (n === 0 ? first : 0));
      const limit = Math.max(1, Math.min(200, Math.ceil(total * share)));
      // A list of empty pages only would never end.
      return { ...rest, counts, limit, lengths: [...lengths, 9] };
    });

  it("are all returned, each once, for any number, limit and pages", async () => {
    await fc.assert(fc.asyncProperty(crowd, expectEachOnce), runs(100));
  });
});
