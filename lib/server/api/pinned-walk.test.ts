import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type SessionsPage, sessionsPageSchema } from "@/lib/sessions/list/sessions-page";
import { type Session, sessionKey } from "@/lib/sessions/session/session";
import { bearing, fakeApi, runEmbedServer } from "@/lib/testing/fakes/fake-embed";
import {
  isAnswerable,
  isIn,
  isMeant,
  isOfView,
  openPairs,
  pinnedRows,
  strangersIn,
} from "@/lib/testing/oracles/pinned-oracle";
import { runsOf } from "@/lib/testing/pinned-runs";
import {
  pair,
  type Question,
  type Said,
  said,
  searchOf,
  signedBy,
} from "@/lib/testing/worlds/embed-query";
import { embedWorld } from "@/lib/testing/worlds/embed-world";
import { fakeWorld, startOfWorlds, type World } from "@/lib/testing/worlds/listing-world";

/** Pairs of a token and a query. */
const PAIRS = runsOf(10_000);

/** No walk is longer unless it never ends: five sources have 25 rows. */
const MOST_ANSWERS = 80;

/** How often each case came up: a property whose cases never come up proves nothing. */
const came = { rows: 0, hidden: 0, walks: 0, cursors: 0, refusals: 0 };

/** How far the clock advances between two answers, milliseconds. */
const step = fc.constantFrom(0, 0, 1000, 31_000);

runEmbedServer(startOfWorlds);

describe("a listing with a portal’s token", () => {
  it("shows nothing outside the lock, and within it everything that was asked for", async () => {
    await fc.assert(
      fc.asyncProperty(
        embedWorld,
        pair,
        said,
        step,
        async (world, { token, question }, other, ms) => {
          globalThis.sessionscopeSources = Promise.resolve(fakeWorld(world).sources);
          vi.setSystemTime(startOfWorlds);
          const open = openPairs(token);
          const { asked } = question;
          if (!isOpen(token, question)) return await expectRefusal(token, question);
          const rows = pinnedRows(world.sources, question.state, token);
          const wanted = rows.filter((row) => isMeant(row, asked, startOfWorlds));
          const isPinned = pinnedFiltersOf(token);
          const may = wanted.filter((row) => isPinned(row, startOfWorlds));
          const returned = await walk(world, token, question, other, ms);
          // A row that has left the range in the meantime may have been shown before, or not.
          const must = may.filter((row) => isPinned(row, Date.now()));
          expect(new Set(returned).size).toBe(returned.length);
          expect(returned.filter((key) => !keysOf(may).includes(key))).toEqual([]);
          expect(keysOf(must).filter((key) => !returned.includes(key))).toEqual([]);
          if (returned.length > 0) came.rows += 1;
          if (may.length < wanted.filter((row) => isIn(open, row)).length) came.hidden += 1;
        },
      ),
      PAIRS,
    );
    expect(came.rows).toBeGreaterThan(PAIRS.numRuns / 5);
    expect(came.hidden).toBeGreaterThan(PAIRS.numRuns / 5);
    expect(came.walks).toBeGreaterThan(PAIRS.numRuns / 50);
    expect(came.cursors).toBeGreaterThan(0);
    expect(came.refusals).toBeGreaterThan(PAIRS.numRuns / 5);
  });
});

/** Lists to the end while the clock advances. Returns the keys of all rows, and checks each answer against the lock. */
async function walk(world: World, token: Said, question: Question, other: Said, ms: number) {
  const returned: string[] = [];
  const bearer = signedBy(token);
  const isPinned = pinnedFiltersOf(token);
  let cursor: string | null = null;
  for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
    const page = await pageOf(bearer, question, cursor);
    if (page === null) throw new Error("It was refused.");
    expect(page.sessions.filter((row) => !isPinned(row, Date.now()))).toEqual([]);
    expect(page.sources.filter((source) => !isIn(openPairs(token), source))).toEqual([]);
    returned.push(...keysOf(page.sessions));
    cursor = page.cursor;
    if (cursor === null) {
      expect(page.coverage.complete).toBe(true);
      return returned;
    }
    if (answers === 0) await tryCursor(world, token, other, question, cursor);
    vi.setSystemTime(Date.now() + ms);
  }
  throw new Error("The walk does not end.");
}

/** With the cursor of another viewer, a viewer still sees only rows within their own lock. */
async function tryCursor(
  world: World,
  owner: Said,
  token: Said,
  question: Question,
  cursor: string,
) {
  came.walks += 1;
  const page = await pageOf(signedBy(token), question, cursor);
  if (page === null) return;
  came.cursors += 1;
  expect(isOpen(token, question)).toBe(true);
  expect(token.portal).toBe(owner.portal);
  const isPinned = pinnedFiltersOf(token);
  const own = pinnedRows(world.sources, question.state, token).filter((row) =>
    isPinned(row, Date.now()),
  );
  expect(keysOf(page.sessions).filter((key) => !keysOf(own).includes(key))).toEqual([]);
}

/** One answer; null if it is a refusal, which reveals nothing. */
async function pageOf(
  bearer: string,
  question: Question,
  cursor: string | null,
): Promise<SessionsPage | null> {
  const response = await listed(bearer, question, cursor);
  const body: unknown = await response.json();
  return response.status === 200 ? sessionsPageSchema.parse(body) : null;
}

async function expectRefusal(token: Said, question: Question) {
  came.refusals += 1;
  const response = await listed(signedBy(token), question, null);
  expect([400, 403]).toContain(response.status);
  const text = await response.text();
  expect(strangersIn(text, openPairs(token), question.asked)).toEqual([]);
}

function listed(bearer: string, { state, limit, asked }: Question, cursor: string | null) {
  const own = {
    ...(state && { state: [state] }),
    limit: [`${limit}`],
    ...(cursor && { cursor: [cursor] }),
  };
  return fakeApi.sessions(bearing(bearer), searchOf({ ...asked, ...own }));
}

function isOpen(token: Said, question: Question): boolean {
  const open = openPairs(token);
  return isAnswerable(question.asked, open) && isOfView(token, question);
}

/** A function that says whether a row is within a token's lock at a given time. */
function pinnedFiltersOf(token: Said): (row: Session, now: number) => boolean {
  const open = openPairs(token);
  return (row, now) => isIn(open, row) && isMeant(row, token.locked, now);
}

function keysOf(rows: readonly Session[]): string[] {
  return rows.map(sessionKey);
}
