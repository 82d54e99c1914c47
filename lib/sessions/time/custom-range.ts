import { MAX_RANGE_MINUTES, printRange } from "./relative-range";

/** The units in which a range can be typed, and their lengths in minutes. */
export const RANGE_UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
export type RangeUnit = keyof typeof RANGE_UNITS;

/** Whether a text is one of the units. */
export function isRangeUnit(text: string): text is RangeUnit {
  return Object.keys(RANGE_UNITS).includes(text);
}

/** Reads `last [count] [unit]` into a canonical range; an issue says why the text is not a range. */
export function readCustomRange(
  count: string,
  unit: RangeUnit,
): { range: string } | { issue: string } {
  const text = count.trim();
  if (!/^\d+$/.test(text) || Number(text) === 0) {
    return { issue: `Give a whole number of ${unit}, 1 or more.` };
  }
  const minutes = Number(text) * RANGE_UNITS[unit];
  if (minutes > MAX_RANGE_MINUTES) {
    return { issue: "AWS keeps 30 days, so a longer range finds nothing more." };
  }
  return { range: printRange(minutes) };
}

/** A range as number and unit, for editing: `24h` is 24 hours, `90m` is 90 minutes. */
export function customRangeOf(range: string): { count: string; unit: RangeUnit } {
  const unit = range.endsWith("m") ? "minutes" : range.endsWith("h") ? "hours" : "days";
  return { count: String(Number.parseInt(range, 10)), unit };
}
