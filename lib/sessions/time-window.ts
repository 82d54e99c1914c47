import { printInstant } from "./instant";
import { rangeMinutes } from "./relative-range";

/** What a link says about time: instants, or a range that ends now. */
export type TimeFilter = { after: string | null; before: string | null; range: string | null };

/** A half-open window `[after, before)` of instants; null is unbounded on that side. */
export type TimeWindow = { after: string | null; before: string | null };

/**
 * The window that a link means at a given moment (epoch milliseconds). A range has no upper bound:
 * it ends now, and nothing starts later than now.
 */
export function timeWindow(filter: TimeFilter, now: number): TimeWindow {
  const minutes = filter.range === null ? null : rangeMinutes(filter.range);
  if (filter.after !== null || filter.before !== null || minutes === null) {
    return { after: filter.after, before: filter.before };
  }
  return { after: printInstant(now - minutes * 60_000), before: null };
}

/** The same filter with its range, if any, turned into instants, so that a link no longer moves. */
export function frozenTime(filter: TimeFilter, now: number): TimeFilter {
  if (filter.range === null) return filter;
  // Whole seconds, rounded up: a session that started in this very second stays in the view.
  const before = Math.ceil(now / 1000) * 1000;
  return {
    after: timeWindow({ ...filter, after: null, before: null }, before).after,
    before: printInstant(before),
    range: null,
  };
}

/** Whether an instant lies in the window. Unknown instants lie in no bounded window. */
export function isInWindow(instant: string | null, window: TimeWindow): boolean {
  if (window.after === null && window.before === null) return true;
  if (instant === null) return false;
  const ms = Date.parse(instant);
  if (window.after !== null && ms < Date.parse(window.after)) return false;
  return window.before === null || ms < Date.parse(window.before);
}
