import { zoneName } from "./zone-names";
import { isRepeated, offsetName, wallOf } from "./zone-offset";

// Written by hand instead of by Intl: the page is in English everywhere, and a browser without its data prints times too.
/** The months of the year. */
export const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** `17:36:35` in an IANA zone. In an hour that the clocks show twice, the offset follows: `01:30:00 GMT-4`. */
export function clockTime(ms: number, zone: string): string {
  return `${wallTime(ms, zone)}${offsetIfRepeated(ms, zone)}`;
}

/** `17:36` in an IANA zone. In an hour that the clocks show twice, the offset follows: `01:30 GMT-4`. */
export function shortTime(ms: number, zone: string): string {
  return `${wallTime(ms, zone).slice(0, 5)}${offsetIfRepeated(ms, zone)}`;
}

/** `17:36:35`: the time that the clocks of an IANA zone show, also if they show it twice. */
export function wallTime(ms: number, zone: string): string {
  return wallDate(ms, zone).toISOString().slice(-13, -5);
}

/** `23 Nov` in an IANA zone. */
export function shortDate(ms: number, zone: string): string {
  const date = wallDate(ms, zone);
  return `${date.getUTCDate()} ${monthOf(date).slice(0, date.getUTCMonth() === 8 ? 4 : 3)}`;
}

/** `23 Nov` in an IANA zone, with the year unless it is that of `now`. */
export function dateText(ms: number, zone: string, now: number): string {
  const isThisYear = wallDate(ms, zone).getUTCFullYear() === wallDate(now, zone).getUTCFullYear();
  return isThisYear ? shortDate(ms, zone) : fullDate(ms, zone);
}

/** `23 Nov 2026` in an IANA zone. The year before 1 is `1 BC`. */
export function fullDate(ms: number, zone: string): string {
  const year = wallDate(ms, zone).getUTCFullYear();
  return `${shortDate(ms, zone)} ${year > 0 ? year : `${1 - year} BC`}`;
}

/** `23 Nov, 17:36:35` in an IANA zone; the time alone on the day of `now`. */
export function recentTime(ms: number, zone: string, now: number): string {
  const isToday = dayOf(ms, zone) === dayOf(now, zone);
  return `${isToday ? "" : `${dateText(ms, zone, now)}, `}${clockTime(ms, zone)}`;
}

/** `23 Nov 2026, 17:36:35 UTC`: the full form, clear without any context. */
export function fullTime(ms: number, zone: string): string {
  return `${fullDate(ms, zone)}, ${wallTime(ms, zone)} ${offsetText(ms, zone)}`;
}

const DAY = 24 * 3_600_000;
const days = new Map<number, string>();

/** The calendar day (`2026-11-23`) of an instant in an IANA zone. Cached, because each row of a long list asks. */
export function dayOf(ms: number, zone: string): string {
  const date = wallDate(ms, zone);
  const number = Math.floor(date.getTime() / DAY);
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = date.toISOString().slice(0, -14);
  if (days.size > 20_000) days.clear();
  days.set(number, day);
  return day;
}

/** A calendar day in words: `Monday 23 November`. The empty day groups sessions without a start. */
export function dayLabel(day: string): string {
  if (day === "") return "Start unknown";
  const date = new Date(`${day}T12:00:00Z`);
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${monthOf(date)}`;
}

/** The name of the zone's time, such as CET. In an hour that is shown twice, only the offset is surely different. */
function offsetText(ms: number, zone: string): string {
  if (zone === "UTC") return "UTC";
  return isRepeated(ms, zone) ? offsetName(ms, zone) : (zoneName(ms, zone) ?? offsetName(ms, zone));
}

function offsetIfRepeated(ms: number, zone: string): string {
  return isRepeated(ms, zone) ? ` ${offsetName(ms, zone)}` : "";
}

/** A date whose UTC members are what the clocks of the zone show. An instant out of range becomes the epoch. */
function wallDate(ms: number, zone: string): Date {
  const date = new Date(wallOf(ms, zone));
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

function monthOf(date: Date): string {
  return MONTHS[date.getUTCMonth()] ?? "";
}
