import type { Session } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import { printInstant } from "./instant";
import { rangeMinutes } from "./relative-range";

/** The ways in which a session belongs to a window: it started in the window, or it was open at any time in it. */
export const TIME_MODES = ["started", "running"] as const;
export type TimeMode = (typeof TIME_MODES)[number];

/** Reads a `time` value; null if the text is not one. */
export function parseTimeMode(text: string): TimeMode | null {
  return TIME_MODES.find((mode) => mode === text) ?? null;
}

/** The time filter of a link: instants, or a range that ends now. */
export type TimeFilter = {
  after: string | null;
  before: string | null;
  range: string | null;
  time: TimeMode;
};

/** A half-open window `[after, before)` of instants; null means unbounded on that side. */
export type TimeWindow = { after: string | null; before: string | null; time: TimeMode };

/**
 * Says why a window holds no moment: `the window ends (…) before it begins (…)`. Null if it holds one. `before` is not part
 * of the window, so equal bounds hold nothing.
 */
export function windowOrderIssue({
  after = null,
  before = null,
}: Partial<Pick<TimeFilter, "after" | "before">>): string | null {
  if (after === null || before === null) return null;
  const length = Date.parse(before) - Date.parse(after);
  if (length > 0) return null;
  return length === 0
    ? `the window ends at the moment at which it begins (${after}), so it holds nothing`
    : `the window ends (${before}) before it begins (${after})`;
}

/**
 * The window that a link means at a given moment (epoch milliseconds). A range has no upper bound:
 * it ends now, and nothing starts later than now.
 */
export function timeWindow(filter: TimeFilter, now: number): TimeWindow {
  const { after, before, time } = filter;
  const minutes = filter.range === null ? null : rangeMinutes(filter.range);
  if (after !== null || before !== null || minutes === null) return { after, before, time };
  return { after: printInstant(now - minutes * 60_000), before: null, time };
}

/** Turns the range of a filter, if any, into instants, so that a link keeps its window. */
export function frozenTime(filter: TimeFilter, now: number): TimeFilter {
  if (filter.range === null) return filter;
  // Whole seconds, rounded up: a session that started in this very second stays in the view.
  const before = Math.ceil(now / 1000) * 1000;
  return {
    ...timeWindow({ ...filter, after: null, before: null }, before),
    before: printInstant(before),
    range: null,
  };
}

/**
 * Whether a session belongs to the window. A session with an unknown time belongs to no bounded window: one without
 * a start and, for `running`, one that ended at an unknown time, unless it started in the window.
 */
export function isInWindow(session: Session, { after, before, time }: TimeWindow): boolean {
  if (after === null && before === null) return true;
  if (session.startedAt === null) return false;
  const start = Date.parse(session.startedAt);
  if (before !== null && start >= Date.parse(before)) return false;
  if (after === null || start >= Date.parse(after)) return true;
  return time === "running" && endOf(session) > Date.parse(after);
}

/** The end of a session (epoch ms): infinity while it is open, minus infinity if AWS does not give the end. */
function endOf(session: Session): number {
  if (session.endedAt !== null) return Date.parse(session.endedAt);
  return isOpen(session) ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
