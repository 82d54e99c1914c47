import type { Cursor } from "./cursor";
import { parseInput } from "./describe-sessions-input";
import { compileFilters } from "./filters";
import { MOST_LOOKED_AT, scanOf } from "./scan";
import type { Scenario } from "./scenarios";
import type { Session } from "./session";
import { tokensOf } from "./token";
import { createWorld } from "./world";

/** Whose sessions: an account's number, or a plain access key. */
type Place = { account: string; region: string };

type Setting = {
  scenario: Scenario;
  seed: string;
  pageSize: number;
  tokenTtl: number;
  /** The emulator's time, which dates the tokens. */
  now: number;
  /** The time in the world. */
  worldNow: number;
};

/** The operation itself: a function of the place, the body and the clock. */
export function describeSessions(
  { account, region }: Place,
  body: string,
  setting: Setting,
): { Sessions: readonly Session[]; NextToken?: string } {
  const { scenario, seed, now, worldNow } = setting;
  const input = parseInput(body);
  const rules = { isNovel: scenario.plan.isNovel, isStrict: scenario.hasStrictFilters };
  const matches = compileFilters(input.filters, rules);
  const tokens = tokensOf(seed, scenario.tokenTtl ?? setting.tokenTtl);
  const listing = { account, region, state: input.state, filters: input.filters };
  const world = createWorld(scenario.plan, { seed, account, region });
  const cursor: Cursor =
    input.nextToken === undefined
      ? { at: world.newest(worldNow), turn: 0, held: [] }
      : tokens.open(input.nextToken, listing, now);

  const limit = input.maxResults ?? setting.pageSize;
  const mostLookedAt = scenario.isCutFirst ? limit : MOST_LOOKED_AT;
  const scan = scanOf(world, { state: input.state, matches }, worldNow, mostLookedAt);
  const page = scenario.pager(scan, cursor, limit);
  const Sessions = page.rows.map((index) => world.row(index, worldNow));
  if (page.next === undefined) return { Sessions };
  // A pager that stands still answers with the very token that it was given.
  const stands = page.next === cursor ? input.nextToken : undefined;
  return { Sessions, NextToken: stands ?? tokens.seal(page.next, listing, now) };
}
