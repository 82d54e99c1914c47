import { parseInstant, printInstant } from "@/lib/sessions/time/instant";
import type { LocalTime } from "@/lib/sessions/time/local-time";
import { pastedTime, timeAt } from "@/lib/sessions/time/pasted-instant";
import { printRange, rangeMinutes } from "@/lib/sessions/time/relative-range";
import { writtenTime } from "@/lib/sessions/time/written-time";

const UNITS = new Map(
  Object.entries({
    m: ["m", "min", "mins", "minute", "minutes"],
    h: ["h", "hr", "hrs", "hour", "hours"],
    d: ["d", "day", "days"],
    w: ["w", "week", "weeks"],
  }).flatMap(([unit, names]) => names.map((name): [string, string] => [name, unit])),
);

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/**
 * Reads the text after `last`: `7d`, `24 hours`, `hour`, `2 weeks`. Gives the canonical range of the URL;
 * null if the text is not a range, or the range is shorter than a minute or longer than 30 days.
 */
export function readRange(text: string): string | null {
  const [, count = "1", name = ""] = /^(\d{1,5})?\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const unit = UNITS.get(name.toLowerCase());
  const minutes = unit === "w" ? rangeMinutes(`${Number(count) * 7}d`) : rangeMinutes(count + unit);
  return minutes === null ? null : printRange(minutes);
}

/**
 * Reads the text after `at`: a point in time, or a time of day (`14:32`, `14:32 UTC`). A time of day is today's in its own
 * or the given IANA zone, or yesterday's if today's is in the future (`now` in epoch milliseconds). Gives the minute that
 * begins then; null if the text is neither.
 */
export function readMinute(
  text: string,
  zone: string,
  now: number,
): { after: string; before: string } | null {
  const time = localTimeOf(text, zone, now);
  const after = time === null ? null : parseInstant(printInstant(time.taken));
  const before = after === null ? null : parseInstant(printInstant(Date.parse(after) + MINUTE));
  return after === null || before === null ? null : { after, before };
}

/** The local time of a point in time, or of a time of day: `14:32`, `2026-11-23 14:32`. Null for any other text. */
export function localTimeOf(text: string, zone: string, now: number): LocalTime | null {
  return timeOfDay(text, zone, now) ?? pastedTime(text, zone);
}

function timeOfDay(text: string, zone: string, now: number): LocalTime | null {
  const written = writtenTime(text);
  if (written === null || written.date !== null || written.time === null) return null;
  const { time } = written;
  // The day is that of the zone, which may be a day before or after that of UTC.
  const here = Math.floor(now / DAY) * DAY;
  const days = [here + DAY, here, here - DAY, here - 2 * DAY];
  const been = days.map((day) => timeAt(day + time, written, zone));
  const last = been.find((each) => each !== null && each.taken <= now) ?? null;
  // The second of two such times may be still to come.
  return last && { ...last, instants: last.instants.filter((ms) => ms <= now) };
}
