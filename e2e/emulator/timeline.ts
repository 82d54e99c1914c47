import { type Draw, fraction } from "./hash";
import { DAY, weeklyIntensity } from "./intensity";
import type { Plan } from "./plan";

const SHORTEST_STUCK = 2 * DAY;
const LONGEST_STUCK = 9 * DAY;

/** When each session starts and ends. Session numbers grow with the start time, without ties. */
export type Timeline = {
  start: (index: number) => number;
  end: (index: number) => number;
  hasFailed: (index: number) => boolean;
  isStuck: (index: number) => boolean;
  /** The latest session started by then. */
  newest: (time: number) => number;
  /** Every session, newest first, that may still have been open at `time`. */
  descend: (from: number, time: number) => Iterable<number>;
};

export function timelineOf(plan: Plan, draw: Draw): Timeline {
  const intensity = weeklyIntensity(plan.hours, plan.perWeek);
  const isStuck = (index: number) => plan.stuckEvery > 0 && index % plan.stuckEvery === 0;
  const isFixed = plan.shortestMs === plan.longestMs;
  const hasFailed = (index: number) =>
    !isStuck(index) && !isFixed && draw(index, "failure") % 32 === 0;

  // A scan asks for the same start several times in a row, and it is the dearest thing to compute.
  let recent = { index: Number.NaN, start: Number.NaN };

  function start(index: number): number {
    if (recent.index !== index) recent = { index, start: computeStart(index) };
    return recent.start;
  }

  function computeStart(index: number): number {
    const place = index + plan.jitter * fraction(draw(index, "start"));
    // Rounding first keeps a start on a whole hour from landing a millisecond early.
    return Math.floor(Math.round(intensity.inverse(place) * 16) / 16);
  }

  function duration(index: number): number {
    const share = fraction(draw(index, "duration"));
    if (isStuck(index)) {
      return Math.floor(SHORTEST_STUCK + share * (LONGEST_STUCK - SHORTEST_STUCK));
    }
    if (hasFailed(index)) return 800 + Math.floor(share * 3_000);
    // Log-uniform with a bend: the median is minutes, the tail reaches the bound.
    return Math.round(plan.shortestMs * (plan.longestMs / plan.shortestMs) ** (share ** 1.4));
  }

  function newest(time: number): number {
    if (plan.perWeek === 0) return -1;
    let index = Math.floor(intensity.cumulative(time)) + 1;
    while (start(index) > time) index--;
    return index;
  }

  function* descend(from: number, time: number): Iterable<number> {
    if (plan.perWeek === 0) return;
    const ordinary = Math.floor(intensity.cumulative(time - plan.longestMs)) - 1;
    let index = from;
    for (; index >= ordinary; index--) yield index;
    if (plan.stuckEvery === 0) return;
    const stuck = Math.floor(intensity.cumulative(time - LONGEST_STUCK)) - 1;
    index -= index % plan.stuckEvery;
    for (; index >= stuck; index -= plan.stuckEvery) yield index;
  }

  return {
    start,
    end: (index) => start(index) + duration(index),
    hasFailed,
    isStuck,
    newest,
    descend,
  };
}
