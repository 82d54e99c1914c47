import "server-only";
import type { PinnedFilters } from "@/lib/server/viewer";
import { FILTER_KEYS } from "@/lib/sessions/query/fields";
import type { FilterValue } from "@/lib/sessions/query/filter-value";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { type TimeFilter, timeWindow } from "@/lib/sessions/time/time-window";

/**
 * What AWS is asked where a lock and a viewer both want something: of each key what is locked, or what the viewer wants
 * if that is part of it, and the time that both leave. Never fewer rows than match both, every one of which is checked
 * against both afterwards; and never by a value that the lock hides, so that not even the calls depend on such rows.
 * Ranges end at `now`, epoch milliseconds.
 */
export function intersectFilters(
  filters: SessionFilters,
  lock: PinnedFilters | null,
  now: number,
): SessionFilters {
  if (lock === null) return filters;
  const narrow = { ...filters, ...commonTime(filters, lock.filters, now) };
  for (const key of FILTER_KEYS) {
    if (!isPart(filters[key], lock.filters[key])) narrow[key] = lock.filters[key];
  }
  return narrow;
}

/** Whether each of the viewer's values is one of the locked ones; of an open key any value is. */
function isPart(own: readonly FilterValue[], locked: readonly FilterValue[]): boolean {
  if (locked.length === 0) return true;
  const isPinned = ({ operator, value }: FilterValue) =>
    operator === "is" && locked.some((each) => each.operator === "is" && each.value === value);
  return own.length > 0 && own.every(isPinned);
}

/** What AWS can be told of a window, epoch milliseconds; `running` says nothing of when a session began at the earliest. */
type Watermarks = { from: number; to: number };

/** The time of one of the two if it lies within the other's, since many share a range; else what both have in common. */
function commonTime(own: TimeFilter, locked: TimeFilter, now: number): TimeFilter {
  const [mine, theirs] = [watermarksOf(own, now), watermarksOf(locked, now)];
  if (isWithin(mine, theirs)) return timeOf(own);
  if (isWithin(theirs, mine)) return timeOf(locked);
  return {
    after: instant(Math.max(mine.from, theirs.from)),
    before: instant(Math.min(mine.to, theirs.to)),
    range: null,
    time: "started",
  };
}

function timeOf({ after, before, range, time }: TimeFilter): TimeFilter {
  return { after, before, range, time };
}

function watermarksOf(filter: TimeFilter, now: number): Watermarks {
  const { after, before, time } = timeWindow(filter, now);
  return {
    from: after === null || time === "running" ? Number.NEGATIVE_INFINITY : Date.parse(after),
    to: before === null ? Number.POSITIVE_INFINITY : Date.parse(before),
  };
}

function isWithin(inner: Watermarks, outer: Watermarks): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

function instant(at: number): string | null {
  return Number.isFinite(at) ? new Date(at).toISOString() : null;
}
