import { MAX_RANGE_MINUTES } from "./relative-range";
import { dayOf, fullDate } from "./time-format";

/** A window being edited, in epoch milliseconds. Null is an open end. */
export type WindowDraft = { after: number | null; before: number | null };

/** The oldest moment about which AWS may still have sessions. */
export function oldestKnown(now: number): number {
  return now - MAX_RANGE_MINUTES * 60_000;
}

/** The reason why days are missing from the calendar: `AWS keeps 30 days: before 24 Oct 2026 there is nothing to find.` */
export function retentionReason(now: number, zone: string): string {
  return `AWS keeps 30 days: before ${fullDate(oldestKnown(now), zone)} there is nothing to find.`;
}

/** Says what is wrong with a window and how to correct it. Null if the window can be applied. */
export function windowIssue(draft: WindowDraft, now: number, zone: string): string | null {
  const { after, before } = draft;
  if (after !== null && before !== null && before <= after) {
    const reason = before === after ? "holds nothing" : "ends before it begins";
    return `To must be later than From: the window ${reason}.`;
  }
  // The end is not part of the window: midnight belongs to the day before.
  if (before !== null && isForgotten(before - 1, now, zone)) {
    return `To is too long ago. ${retentionReason(now, zone)}`;
  }
  if (after !== null && isForgotten(after, now, zone)) {
    return `From is too long ago. ${retentionReason(now, zone)} Clear From to search all there is.`;
  }
  return after !== null && after > now ? "From is in the future: nothing has started yet." : null;
}

/** Counts by whole days, as the calendar and the reason do, so that a draft does not expire while it is edited. */
function isForgotten(ms: number, now: number, zone: string): boolean {
  return dayOf(ms, zone) < dayOf(oldestKnown(now), zone);
}
