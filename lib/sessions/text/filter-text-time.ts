import { parseInstant, printInstant } from "@/lib/sessions/time/instant";
import { type LocalTime, localTime } from "@/lib/sessions/time/local-time";
import { pastedWall, readPastedInstant } from "@/lib/sessions/time/pasted-instant";
import { printRange, rangeMinutes } from "@/lib/sessions/time/relative-range";
import { wallOf } from "@/lib/sessions/time/zone-offset";

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
 * Reads a point in time. Without a zone, it is in the given IANA zone; then `localTimeOf` tells whether it occurs twice or
 * not at all. Null if the text is not a point in time.
 */
export function readInstant(text: string, zone: string): string | null {
  return readPastedInstant(text, zone);
}

/**
 * Reads the text after `at`: a point in time, or a time of day (`14:32`). A time of day is today's in the given IANA
 * zone, or yesterday's if today's is in the future (`now` in epoch milliseconds). Gives the minute that begins
 * then; null if the text is neither.
 */
export function readMinute(
  text: string,
  zone: string,
  now: number,
): { after: string; before: string } | null {
  const time = timeOfDay(text, zone, now);
  const after = time === null ? readInstant(text, zone) : printInstant(time.taken);
  const before = after === null ? null : parseInstant(printInstant(Date.parse(after) + MINUTE));
  return after === null || before === null ? null : { after, before };
}

/**
 * The local time of a text that names a time but no zone: `14:32`, `2026-11-23 14:32`. Null for any other text. A date
 * alone is the beginning of its day, which is never in doubt.
 */
export function localTimeOf(text: string, zone: string, now: number): LocalTime | null {
  const time = timeOfDay(text, zone, now);
  if (time !== null) return time;
  const wall = text.includes(":") ? pastedWall(text) : null;
  return wall === null ? null : localTime(wall, zone);
}

function timeOfDay(text: string, zone: string, now: number): LocalTime | null {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  const midnight = Math.floor(wallOf(now, zone) / DAY) * DAY;
  const wall = midnight + (Number(hour) * 60 + Number(minute)) * MINUTE;
  const today = localTime(wall, zone);
  if (today.taken > now) return localTime(wall - DAY, zone);
  // The second of two such times may be still to come.
  return { ...today, instants: today.instants.filter((ms) => ms <= now) };
}
