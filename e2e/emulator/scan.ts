import type { State } from "./state";
import type { World } from "./world";

/** Filters work after paging: so many sessions are looked at in one call, matching or not. */
export const MOST_LOOKED_AT = 20_000;

/** Rows from a number downwards, and the number to go on from, if there may be more. */
export type Scan = (from: number, limit: number) => { rows: number[]; next: number | undefined };

export function scanOf(
  world: World,
  listing: { state: State; matches: (world: World, index: number, now: number) => boolean },
  now: number,
  mostLookedAt = MOST_LOOKED_AT,
): Scan {
  return (from, limit) => {
    const rows: number[] = [];
    let budget = mostLookedAt;
    for (const index of world.candidates(listing.state, from, now)) {
      if (budget-- === 0) return { rows, next: index };
      if (!listing.matches(world, index, now)) continue;
      if (!world.isListed(index, listing.state, now)) continue;
      // One row further than asked for, to give the last page no token.
      if (rows.length === limit) return { rows, next: index };
      rows.push(index);
    }
    return { rows, next: undefined };
  };
}
