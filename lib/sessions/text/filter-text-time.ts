import { fromAbsolute } from "@internationalized/date";
import { parseInstant, printInstant } from "@/lib/sessions/time/instant";
import { readPastedInstant } from "@/lib/sessions/time/pasted-instant";
import { printRange, rangeMinutes } from "@/lib/sessions/time/relative-range";

const UNITS = new Map(
  Object.entries({
    m: ["m", "min", "mins", "minute", "minutes"],
    h: ["h", "hr", "hrs", "hour", "hours"],
    d: ["d", "day", "days"],
    w: ["w", "week", "weeks"],
  }).flatMap(([unit, names]) => names.map((name): [string, string] => [name, unit])),
);

const MINUTE = 60_000;

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

/** Reads a point in time. Without a zone, it is in the given IANA zone. Null if the text is not a point in time. */
export function readInstant(text: string, zone: string): string | null {
  const instant = readPastedInstant(text, zone);
  return instant === null ? null : parseInstant(instant);
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
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  const after =
    hour === undefined || minute === undefined
      ? readInstant(text, zone)
      : readTimeOfDay(Number(hour), Number(minute), zone, now);
  const before = after === null ? null : parseInstant(printInstant(Date.parse(after) + MINUTE));
  return after === null || before === null ? null : { after, before };
}

function readTimeOfDay(hour: number, minute: number, zone: string, now: number): string | null {
  if (hour > 23 || minute > 59) return null;
  const today = fromAbsolute(now, zone);
  const time = { hour, minute, second: 0, millisecond: 0 };
  const moment = today.set(time).toDate();
  const isToCome = moment.getTime() > now;
  return printInstant(
    (isToCome ? today.subtract({ days: 1 }).set(time).toDate() : moment).getTime(),
  );
}
