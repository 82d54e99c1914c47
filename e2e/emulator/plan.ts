import { DAY, everyHourAlike, HOUR, officeHours } from "./intensity";

/** The shape of a world. Everything else follows from the seed and the clock. */
export type Plan = {
  /** The rate: so many sessions start in an average week. */
  perWeek: number;
  hours: readonly number[];
  /** How far each start may stray from its place, in sessions: below 1, so order is kept. */
  jitter: number;
  /** Ended sessions are listed for so long. */
  historyMs: number;
  shortestMs: number;
  longestMs: number;
  /** Every so many sessions one stays open for days; 0 for none. */
  stuckEvery: number;
  /** Statuses and access types that no released SDK knows. */
  isNovel: boolean;
  /** Only the nastiest owners, targets and reasons. */
  isHostile: boolean;
};

const MONTH = 30 * DAY;

/** A working company: about `sessions` in the 30 days of history. */
export function companyPlan(sessions: number): Plan {
  return {
    perWeek: (sessions * 7) / 30,
    hours: officeHours,
    jitter: 0.9,
    historyMs: MONTH,
    shortestMs: 20_000,
    longestMs: 12 * HOUR,
    // About one a day, so that a handful are open at any time whatever the size.
    stuckEvery: Math.max(12, Math.round(sessions / 30)),
    isNovel: false,
    isHostile: false,
  };
}

export const emptyPlan: Plan = { ...companyPlan(0), stuckEvery: 0 };

/** One session every eight hours, each lasting until the next: always one open and one ended. */
export const onePlan: Plan = {
  ...companyPlan(90),
  hours: everyHourAlike,
  jitter: 0,
  historyMs: 8 * HOUR - 1,
  shortestMs: 8 * HOUR,
  longestMs: 8 * HOUR,
  stuckEvery: 0,
};

/** A session every two seconds, each open for about a minute; ten minutes of history. */
export const flowingPlan: Plan = {
  ...companyPlan(0),
  perWeek: (7 * DAY) / 2_000,
  hours: everyHourAlike,
  historyMs: 600_000,
  shortestMs: 20_000,
  longestMs: 180_000,
  stuckEvery: 0,
};
