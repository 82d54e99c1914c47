export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** A Monday, 00:00 UTC: weeks are counted from here. */
const ORIGIN = Date.UTC(1970, 0, 5);

/** How many sessions have started by a time, and the time by which so many have started. */
export type Intensity = {
  cumulative: (time: number) => number;
  inverse: (count: number) => number;
};

/** Nights are quiet, mornings and early afternoons are busy. */
const WEEKDAY_HOURS = [
  4, 3, 3, 3, 3, 4, 5, 7, 12, 26, 33, 30, 19, 23, 35, 31, 25, 16, 9, 7, 6, 5, 5, 4,
];
const WEEKEND_HOURS = WEEKDAY_HOURS.map((weight) => 2 + weight * 0.1);
const DAY_FACTORS = [1, 1.3, 1.1, 1.05, 0.85];

/** The weight of each of the 168 hours of a week. */
export const officeHours: readonly number[] = [
  ...DAY_FACTORS.flatMap((factor) => WEEKDAY_HOURS.map((weight) => weight * factor)),
  ...WEEKEND_HOURS,
  ...WEEKEND_HOURS,
];

export const everyHourAlike: readonly number[] = Array.from({ length: 168 }, () => 1);

/** A rate that is constant within each hour and repeats every week, so both directions are closed forms. */
export function weeklyIntensity(hours: readonly number[], sessionsPerWeek: number): Intensity {
  const total = hours.reduce((sum, weight) => sum + weight, 0);
  const rates = hours.map((weight) => (weight / total) * sessionsPerWeek);
  const before = [0];
  for (const rate of rates) before.push((before.at(-1) ?? 0) + rate);

  return {
    cumulative(time) {
      const elapsed = time - ORIGIN;
      const week = Math.floor(elapsed / WEEK);
      const within = (elapsed - week * WEEK) / HOUR;
      const hour = Math.floor(within);
      const partial = (rates[hour] ?? 0) * (within - hour);
      return week * sessionsPerWeek + (before[hour] ?? 0) + partial;
    },
    inverse(count) {
      const week = Math.floor(count / sessionsPerWeek);
      const within = count - week * sessionsPerWeek;
      const hour = lastNotAbove(before, within, rates.length - 1);
      const partial = (within - (before[hour] ?? 0)) / (rates[hour] ?? 1);
      return ORIGIN + week * WEEK + (hour + partial) * HOUR;
    },
  };
}

function lastNotAbove(ascending: readonly number[], value: number, last: number): number {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
