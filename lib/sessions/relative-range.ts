const MINUTES_OF = { m: 1, h: 60, d: 24 * 60 } as const;
type RangeUnit = keyof typeof MINUTES_OF;

/** AWS forgets sessions 30 days after they ended, so no window is longer. */
export const MAX_RANGE_MINUTES = 30 * 24 * 60;

/** The ranges that are offered; any other whole number of m, h or d up to 30 days can be typed. */
export const PRESET_RANGES = ["15m", "1h", "6h", "24h", "7d", "30d"] as const;

const WORDS: Record<RangeUnit, string> = { m: "minute", h: "hour", d: "day" };

/** Reads `15m`, `6h`, `7d` into minutes; null if it is no range or longer than 30 days. */
export function rangeMinutes(text: string): number | null {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const minutes = Number(count) * MINUTES_OF[unit as RangeUnit];
  return minutes >= 1 && minutes <= MAX_RANGE_MINUTES ? minutes : null;
}

/** Prints minutes as the one canonical range: `60` is `1h`, `1440` is `24h`, `2880` is `2d`. */
export function printRange(minutes: number): string {
  if (minutes % MINUTES_OF.d === 0 && minutes > MINUTES_OF.d) return `${minutes / MINUTES_OF.d}d`;
  return minutes % MINUTES_OF.h === 0 ? `${minutes / MINUTES_OF.h}h` : `${minutes}m`;
}

/** Reads a range into its canonical form, so that equal windows have equal URLs; null if it is none. */
export function parseRange(text: string): string | null {
  const minutes = rangeMinutes(text);
  return minutes === null ? null : printRange(minutes);
}

/** A range in words: `last 7 days`, `last hour`. */
export function rangeLabel(range: string): string {
  const count = Number.parseInt(range, 10);
  const word = WORDS[range.slice(-1) as RangeUnit];
  return count === 1 ? `last ${word}` : `last ${count} ${word}s`;
}
