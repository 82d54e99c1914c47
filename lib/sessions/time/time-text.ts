import { rangeLabel } from "./relative-range";
import { dateText, dayOf, wallTime } from "./time-format";
import type { TimeFilter } from "./time-window";
import { zoneLabel } from "./time-zone";
import { isRepeated, offsetAt, offsetName } from "./zone-offset";

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
    const isChange = offsetAt(from, zone) !== offsetAt(to, zone);
    const start = `${dateText(from, zone, now)} ${clock(from, zone, isChange)}`;
    return `${start} – ${day}${clock(to, zone, isChange)} ${name}`;
  }
  if (after !== null) return `since ${momentText(Date.parse(after), zone, now)} ${name}`;
  if (before !== null) return `before ${momentText(Date.parse(before), zone, now)} ${name}`;
  return range === null ? null : rangeLabel(range);
}

/** A moment without its zone: `23 Nov 14:00`. */
function momentText(ms: number, zone: string, now: number): string {
  return `${dateText(ms, zone, now)} ${clock(ms, zone, false)}`;
}

/**
 * A time of day to the minute, or else to the second. In the night when the clocks go back, 02:30 occurs twice, and only
 * the offset distinguishes the two.
 */
function clock(ms: number, zone: string, hasOffset: boolean): string {
  const time = wallTime(ms, zone);
  const shown = ms % 60_000 === 0 ? time.slice(0, 5) : time;
  return hasOffset || isRepeated(ms, zone) ? `${shown} ${offsetName(ms, zone)}` : shown;
}
