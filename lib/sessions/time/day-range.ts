import {
  type CalendarDate,
  fromAbsolute,
  toCalendarDate,
  toCalendarDateTime,
  toTime,
  toZoned,
  type ZonedDateTime,
} from "@internationalized/date";
import { oldestKnown } from "./window-draft";

/** The ends of a window as the fields hold them. Null is an open end. */
export type ZonedWindow = { from: ZonedDateTime | null; to: ZonedDateTime | null };
/** Whole days, both included, as a calendar marks them. */
export type DayRange = { start: CalendarDate; end: CalendarDate };

/** The first and last day that can hold sessions. */
export function knownDays(now: number, zone: string): DayRange {
  return {
    start: toCalendarDate(fromAbsolute(oldestKnown(now), zone)),
    end: toCalendarDate(fromAbsolute(now, zone)),
  };
}

/** The days that a window touches. An open end reaches to the first or last day that can hold sessions. Null if both
 * ends are open. */
export function daysOf({ from, to }: ZonedWindow, known: DayRange): DayRange | null {
  if (from === null && to === null) return null;
  const start = from === null ? known.start : toCalendarDate(from);
  // The end is not part of the window: midnight belongs to the day before.
  const end = to === null ? known.end : toCalendarDate(to.subtract({ milliseconds: 1 }));
  return end.compare(start) < 0 ? { start, end: start } : { start, end };
}

/**
 * The window for days picked in the calendar. Times of day that were already given stay. Otherwise the
 * days are whole, and the window ends now at the latest.
 */
export function windowOfDays(
  { start, end }: DayRange,
  { from, to }: ZonedWindow,
  now: number,
  zone: string,
): { from: ZonedDateTime; to: ZonedDateTime } {
  const thisMinute = fromAbsolute(Math.ceil(now / 60_000) * 60_000, zone);
  const wholeDays = {
    from: toZoned(start, zone),
    to: earlier(toZoned(end.add({ days: 1 }), zone), thisMinute),
  };
  const kept = {
    from: from === null ? wholeDays.from : atTimeOf(start, from, zone),
    to: to === null || isMidnight(to) ? wholeDays.to : atTimeOf(end, to, zone),
  };
  return kept.to.compare(kept.from) > 0 ? kept : wholeDays;
}

function atTimeOf(day: CalendarDate, time: ZonedDateTime, zone: string): ZonedDateTime {
  return toZoned(toCalendarDateTime(day, toTime(time)), zone);
}

function isMidnight(time: ZonedDateTime): boolean {
  return time.hour === 0 && time.minute === 0 && time.second === 0;
}

function earlier(a: ZonedDateTime, b: ZonedDateTime): ZonedDateTime {
  return a.compare(b) < 0 ? a : b;
}
