import { rangeLabel } from "./relative-range";
import { clockTime, dayOf, shortDate, shortTime } from "./time-format";
import type { TimeFilter } from "./time-window";
import { zoneLabel } from "./time-zone";

/**
 * A time filter in words: `last 7 days`, `23 Nov 14:00 – 15:30 UTC`, `since 23 Nov 14:00 UTC`. The zone
 * is always printed, the year only if it differs from that of `now`. Null without a time filter.
 */
export function timeText(filter: TimeFilter, zone: string, now: number): string | null {
  const { after, before, range } = filter;
  const name = zoneLabel(zone);
  if (after !== null && before !== null) {
    const [from, to] = [Date.parse(after), Date.parse(before)];
    const day = dayOf(from, zone) === dayOf(to, zone) ? "" : `${dateText(to, zone, now)} `;
    const [fromOffset, toOffset] = offsetsIfDifferent(from, to, zone);
    const start = `${dateText(from, zone, now)} ${clock(from, zone)}${fromOffset}`;
    return `${start} – ${day}${clock(to, zone)}${toOffset} ${name}`;
  }
  if (after !== null) return `since ${momentText(Date.parse(after), zone, now)} ${name}`;
  if (before !== null) return `before ${momentText(Date.parse(before), zone, now)} ${name}`;
  return range === null ? null : rangeLabel(range);
}

/** A moment without its zone: `23 Nov 14:00`. */
export function momentText(ms: number, zone: string, now: number): string {
  return `${dateText(ms, zone, now)} ${clock(ms, zone)}`;
}

function dateText(ms: number, zone: string, now: number): string {
  const year = dayOf(ms, zone).slice(0, 4);
  const date = shortDate(ms, zone);
  return year === dayOf(now, zone).slice(0, 4) ? date : `${date} ${year}`;
}

function clock(ms: number, zone: string): string {
  return ms % 60_000 === 0 ? shortTime(ms, zone) : clockTime(ms, zone);
}

/** In the night when the clocks go back, 02:30 occurs twice, and only the offset distinguishes the two. */
function offsetsIfDifferent(from: number, to: number, zone: string): [string, string] {
  const [first, second] = [offsetOf(from, zone), offsetOf(to, zone)];
  return first === second ? ["", ""] : [` ${first}`, ` ${second}`];
}

function offsetOf(ms: number, zone: string): string {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" });
  return format.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value ?? "";
}
