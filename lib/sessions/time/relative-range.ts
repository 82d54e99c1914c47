const HOUR = 60;
const DAY = 24 * HOUR;
const UNITS = new Map([
  ["m", { minutes: 1, word: "minute" }],
  ["h", { minutes: HOUR, word: "hour" }],
  ["d", { minutes: DAY, word: "day" }],
]);

/** AWS forgets sessions 30 days after they ended, so no window is longer. */
export const MAX_RANGE_MINUTES = 30 * DAY;

/** The ranges that the editor offers. Any other whole number of m, h or d up to 30 days can be typed. */
export const PRESET_RANGES = ["15m", "1h", "6h", "24h", "7d", "30d"] as const;

/** Reads `15m`, `6h`, `7d` into minutes; null if the text is not a range, or the range is longer than 30 days. */
export function rangeMinutes(text: string): number | null {
  const [, count, unit = ""] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const minutes = Number(count) * (UNITS.get(unit)?.minutes ?? Number.NaN);
  return minutes >= 1 && minutes <= MAX_RANGE_MINUTES ? minutes : null;
}

/** Prints minutes as the one canonical range: `60` is `1h`, `1440` is `24h`, `2880` is `2d`. */
export function printRange(minutes: number): string {
  if (minutes % DAY === 0 && minutes > DAY) return `${minutes / DAY}d`;
  return minutes % HOUR === 0 ? `${minutes / HOUR}h` : `${minutes}m`;
}

/** Reads a range into its canonical form, so that equal windows have equal URLs. Null if the text is not a range. */
export function parseRange(text: string): string | null {
  const minutes = rangeMinutes(text);
  return minutes === null ? null : printRange(minutes);
}

/** A range in words: `last 7 days`, `last hour`. */
export function rangeLabel(range: string): string {
  const count = Number.parseInt(range, 10);
  const word = UNITS.get(range.slice(-1))?.word ?? "";
  return count === 1 ? `last ${word}` : `last ${count} ${word}s`;
}
