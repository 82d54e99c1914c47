import { MAX_RANGE_MINUTES } from "./relative-range";
import { dayOf, shortDate } from "./time-format";

/** A window being edited, in epoch milliseconds; null is an open end. */
export type WindowDraft = { after: number | null; before: number | null };

/** The oldest moment of which AWS may still know a session, as a whole minute. */
export function oldestKnown(now: number): number {
  return Math.ceil(now / 60_000) * 60_000 - MAX_RANGE_MINUTES * 60_000;
}

/** Why days are missing from the calendar: `AWS keeps 30 days: before 24 Oct 2026 there is nothing to find.` */
export function retentionReason(now: number, zone: string): string {
  const oldest = oldestKnown(now);
  const year = dayOf(oldest, zone).slice(0, 4);
  return `AWS keeps 30 days: before ${shortDate(oldest, zone)} ${year} there is nothing to find.`;
}

/** What is wrong with a window, in words and with the way out; null if it can be applied. */
export function windowFault(draft: WindowDraft, now: number, zone: string): string | null {
  const { after, before } = draft;
  const isBackwards = after !== null && before !== null && before <= after;
  if (isBackwards) return "To must be later than From: the window ends before it begins.";
  if (before !== null && before <= oldestKnown(now)) {
    return `To is too long ago. ${retentionReason(now, zone)}`;
  }
  if (after !== null && after < oldestKnown(now)) {
    return `From is too long ago. ${retentionReason(now, zone)} Leave From empty to search all of it.`;
  }
  return after !== null && after > now ? "From is in the future: nothing has started yet." : null;
}
