const SECOND = 1000;
const MINUTE = 60 * SECOND;
const QUARTER = 15 * MINUTE;
/** No clock has ever been set by more than a day. */
const LONGEST_CHANGE = 26 * 60 * MINUTE;

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/**
 * The offset of a zone from UTC at an instant, in milliseconds, positive in the east. A month of 100,000 sessions asks Intl
 * only 2,881 times, because the offsets at quarter hours are cached. 0 for an unreadable instant, or a zone that Intl
 * does not know.
 */
export function offsetAt(ms: number, zone: string): number {
  if (zone === "UTC" || !Number.isFinite(ms)) return 0;
  const quarter = Math.floor(ms / QUARTER);
  const offset = offsetAtQuarter(quarter, zone);
  // Clocks are set at any minute, such as 00:01 in Newfoundland until 2011.
  return offset === offsetAtQuarter(quarter + 1, zone) ? offset : askIntl(ms, zone);
}

function offsetAtQuarter(quarter: number, zone: string): number {
  const cached = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, cached);
  const known = cached.get(quarter);
  if (known !== undefined) return known;
  if (cached.size > 20_000) cached.clear();
  const offset = askIntl(quarter * QUARTER, zone);
  cached.set(quarter, offset);
  return offset;
}

/** The date and time that the clocks of a zone show at an instant, as epoch milliseconds of the same in UTC. */
export function wallOf(ms: number, zone: string): number {
  return ms + offsetAt(ms, zone);
}

/**
 * The instants at which the clocks of a zone show a date and time (`wall`, as `wallOf` gives it), earliest first: one,
 * two where the clocks go back, none where they go forward.
 */
export function instantsOf(wall: number, zone: string): number[] {
  return [...new Set(offsetsAround(wall, zone).map((offset) => wall - offset))]
    .filter((ms) => wallOf(ms, zone) === wall)
    .sort((a, b) => a - b);
}

/** The instant that a date and time means which no clock of the zone shows: as if the clocks had not gone forward yet. */
export function skippedInstant(wall: number, zone: string): number {
  return wall - offsetAt(wall - LONGEST_CHANGE, zone);
}

/** Whether the clocks of a zone show the date and time of this instant twice, so that only the offset tells which. */
export function isRepeated(ms: number, zone: string): boolean {
  return zone !== "UTC" && instantsOf(wallOf(ms, zone), zone).length > 1;
}

/** The offset of a zone at an instant as it is printed: `GMT-4`, `GMT+5:30`, `GMT`. */
export function offsetName(ms: number, zone: string): string {
  const { sign, hours, minutes, seconds } = partsOf(offsetAt(ms, zone));
  if (hours + minutes + seconds === 0) return "GMT";
  const rest = minutes + seconds === 0 ? "" : `:${two(minutes)}`;
  return `GMT${sign}${hours}${rest}${seconds === 0 ? "" : `:${two(seconds)}`}`;
}

/** The offset of a zone at an instant as ISO 8601 writes it: `-04:00`. */
export function isoOffset(ms: number, zone: string): string {
  const { sign, hours, minutes } = partsOf(offsetAt(ms, zone));
  return `${sign}${two(hours)}:${two(minutes)}`;
}

function offsetsAround(ms: number, zone: string): number[] {
  return [offsetAt(ms - LONGEST_CHANGE, zone), offsetAt(ms + LONGEST_CHANGE, zone)];
}

function partsOf(offset: number) {
  const size = Math.abs(offset) / SECOND;
  return {
    sign: offset < 0 ? "-" : "+",
    hours: Math.floor(size / 3600),
    minutes: Math.floor((size % 3600) / 60),
    seconds: size % 60,
  };
}

function askIntl(ms: number, zone: string): number {
  try {
    const whole = Math.floor(ms / SECOND) * SECOND;
    const parts = new Map(
      formatterOf(zone)
        .formatToParts(whole)
        .map(({ type, value }) => [type, value]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    // Years before 1 are counted backwards, and `Date.UTC` takes years below 100 for those of the 20th century.
    const year = parts.get("era") === "BC" ? 1 - part("year") : part("year");
    const wall = new Date(0).setUTCFullYear(year, part("month") - 1, part("day"));
    const time = (part("hour") * 60 + part("minute")) * MINUTE + part("second") * SECOND;
    return Number.isFinite(wall + time) ? wall + time - whole : 0;
  } catch {
    return 0;
  }
}

/** Formatters are cached: making one costs a hundred times more than using it. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formatters.set(zone, made);
  return made;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
