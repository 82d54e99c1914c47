import { type Session, sessionKey } from "@/lib/sessions/session/session";
import { dayLabel, dayOf } from "@/lib/sessions/time/time-format";

/** A line of the list: a session, or the heading of the day on which the following sessions started. */
export type ListItem = { type: "session"; key: string; session: Session } | DayItem;
type DayItem = { type: "day"; key: string; label: string; count: number; isWhole: boolean };

/** The list without day headings. */
export function plainItems(sessions: readonly Session[]): ListItem[] {
  return sessions.map(toItem);
}

/**
 * The list with a heading before each day of an IANA zone. The count of the last day is only
 * a lower bound (`isWhole: false`) while there may be more to load.
 */
export function itemsByDay(
  sessions: readonly Session[],
  zone: string,
  isComplete: boolean,
): ListItem[] {
  const items: ListItem[] = [];
  const headings: DayItem[] = [];
  const seen = new Map<string, number>();
  let lastDay: string | null = null;
  for (const session of sessions) {
    const day = session.startedAt === null ? "" : dayOf(Date.parse(session.startedAt), zone);
    let heading = headings.at(-1);
    if (day !== lastDay) {
      lastDay = day;
      const times = (seen.get(day) ?? 0) + 1;
      seen.set(day, times);
      // Where clocks went back over midnight, a day returns.
      const key = times === 1 ? `day:${day}` : `day:${day} ${times}`;
      heading = { type: "day", key, label: dayLabel(day), count: 0, isWhole: true };
      headings.push(heading);
      items.push(heading);
    }
    if (heading) heading.count += 1;
    items.push(toItem(session));
  }
  const last = headings.at(-1);
  if (last) last.isWhole = isComplete;
  return items;
}

/** The day of the heading above a line of the list; null in a list without headings. */
export function dayAt(items: readonly ListItem[], index: number): string | null {
  for (let above = Math.min(index, items.length - 1); above >= 0; above -= 1) {
    const item = items[above];
    if (item?.type === "day") return item.label;
  }
  return null;
}

/** The number of sessions in a list before the first one that was already in it. */
export function arrivalsBefore(items: readonly ListItem[], before: readonly ListItem[]): number {
  const known = new Set(before.map((item) => item.key));
  const sessions = items.filter((item) => item.type === "session");
  const first = sessions.findIndex((item) => known.has(item.key));
  return first === -1 ? sessions.length : first;
}

function toItem(session: Session): ListItem {
  return { type: "session", key: sessionKey(session), session };
}
