import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";
import { statusesOf } from "@/lib/sessions/session/session-status";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { oldestKnown, retentionReason } from "@/lib/sessions/time/window-draft";

/**
 * The reasons why no session can match, the simplest first. Empty if sessions can match. The reasons only explain
 * an empty list, because AWS does not document which list holds a status and when it forgets a session. `now` is
 * epoch milliseconds, `zone` an IANA zone.
 */
export function contradictions(
  state: SessionState,
  filters: SessionFilters,
  now: number,
  zone: string,
): string[] {
  const { before } = timeWindow(filters, now);
  const wanted = filters.status.filter(({ operator }) => operator === "is");
  const other = state === "active" ? "History" : "Active";
  // A status that AWS does not document may be in either list.
  const elsewhere: string[] = statusesOf(state === "active" ? "history" : "active");
  const reasons: string[] = [];
  if (
    filters.time === "started" &&
    wanted.length > 0 &&
    wanted.length === filters.status.length &&
    wanted.every(({ value }) => elsewhere.includes(value))
  ) {
    const names = wanted.map(({ value }) => value).join(" and ");
    reasons.push(`${names} sessions are listed under ${other}, never here.`);
  }
  if (before !== null && Date.parse(before) <= oldestKnown(now)) {
    reasons.push(`This window is too long ago. ${retentionReason(now, zone)}`);
  }
  const excluded = filters.status.filter(({ operator }) => operator === "is-not");
  if (wanted.some(({ value }) => excluded.some((each) => each.value === value))) {
    reasons.push("A status is both included and excluded.");
  }
  return reasons;
}
