import "server-only";
import type { PinnedFilters } from "@/lib/server/viewer";
import { FILTER_KEYS } from "@/lib/sessions/query/fields";
import type { FilterValue } from "@/lib/sessions/query/filter-value";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { type TimeFilter, timeWindow } from "@/lib/sessions/time/time-window";

/**
 * The filters for AWS, from a viewer's filters and the pinned filters. Each key has the pinned values, or the viewer's
 * values if the pinned ones include them. The time is the overlap of both. AWS returns at least all rows that match
 * both, and each row is re-checked against both afterwards. A value that the pinned filters exclude is never sent, so
 * that not even the calls depend on hidden rows. Ranges end at `now`, epoch milliseconds.
 */
export function intersectFilters(
  filters: SessionFilters,
  pinned: PinnedFilters | null,
  now: number,
): SessionFilters {
  if (pinned === null) return filters;
  const narrowed = { ...filters, ...commonTime(filters, pinned.filters, now) };
  for (const key of FILTER_KEYS) {
    if (!isPart(filters[key], pinned.filters[key])) narrowed[key] = pinned.filters[key];
  }
  return narrowed;
}

/** Whether each of the viewer's values is a pinned one. A key without pinned values allows any value. */
function isPart(own: readonly FilterValue[], pinned: readonly FilterValue[]): boolean {
  if (pinned.length === 0) return true;
  const isPinned = ({ operator, value }: FilterValue) =>
    operator === "is" && pinned.some((each) => each.operator === "is" && each.value === value);
  return own.length > 0 && own.every(isPinned);
}

/** The part of a time window that AWS can apply, epoch milliseconds. With `running` the start has no lower limit. */
type Interval = { from: number; to: number };

/** The narrower of two times if it lies within the other (many viewers share a range), otherwise their overlap. */
function commonTime(own: TimeFilter, pinned: TimeFilter, now: number): TimeFilter {
  const [mine, theirs] = [intervalOf(own, now), intervalOf(pinned, now)];
  if (isWithin(mine, theirs)) return timeOf(own);
  if (isWithin(theirs, mine)) return timeOf(pinned);
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

function intervalOf(filter: TimeFilter, now: number): Interval {
  const { after, before, time } = timeWindow(filter, now);
  return {
    from: after === null || time === "running" ? Number.NEGATIVE_INFINITY : Date.parse(after),
    to: before === null ? Number.POSITIVE_INFINITY : Date.parse(before),
  };
}

function isWithin(inner: Interval, outer: Interval): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

function instant(at: number): string | null {
  return Number.isFinite(at) ? new Date(at).toISOString() : null;
}
