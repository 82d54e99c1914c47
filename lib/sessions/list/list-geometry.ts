import type { ListItem } from "./list-items";

/** Heights in CSS pixels. They are fixed, so that a position in a list of 100,000 rows is a sum, not a measurement. */
export const ROW_HEIGHT = 40;
export const STACKED_ROW_HEIGHT = 60;
export const DAY_HEIGHT = 30;
export const HEAD_HEIGHT = 36;

/** The height of one line of the list. */
export function itemHeight(item: ListItem | undefined, isStacked: boolean): number {
  if (item?.type === "day") return DAY_HEIGHT;
  return isStacked ? STACKED_ROW_HEIGHT : ROW_HEIGHT;
}

/** A line of the list, and the offset of its top from the top of the viewport. */
export type Anchor = { key: string; offset: number };

/**
 * The session at the top of the viewport, which must not move when rows appear or disappear above. The sessions
 * after it follow, in case it leaves the list.
 */
export function anchorsAt(items: ListItem[], scrollTop: number, isStacked: boolean): Anchor[] {
  const anchors: Anchor[] = [];
  let top = 0;
  for (const item of items) {
    const height = itemHeight(item, isStacked);
    if (item.type === "session" && top + height > scrollTop) {
      anchors.push({ key: item.key, offset: top - scrollTop });
      if (anchors.length === 30) break;
    }
    top += height;
  }
  return anchors;
}

/** The scroll offset that puts the first anchor still in the list back where it was; null if all of them have left the list. */
export function offsetOf(items: ListItem[], anchors: Anchor[], isStacked: boolean): number | null {
  const tops = new Map<string, number>();
  const wanted = new Set(anchors.map((anchor) => anchor.key));
  let top = 0;
  for (const item of items) {
    if (wanted.has(item.key)) tops.set(item.key, top);
    top += itemHeight(item, isStacked);
  }
  const kept = anchors.find((anchor) => tops.has(anchor.key));
  return kept ? Math.max(0, (tops.get(kept.key) ?? 0) - kept.offset) : null;
}
