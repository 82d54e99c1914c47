"use client";

import type { ListItem } from "@/lib/sessions/list/list-items";
import { useColumns } from "./use-columns";

/** The heading of a day. While more of the day may follow, its count has a plus. */
export function DayHeading({
  item,
  top,
}: {
  item: Extract<ListItem, { type: "day" }>;
  top: number;
}) {
  const columns = useColumns();
  const count = `${item.count}${item.isWhole ? "" : "+"}`;
  return (
    <div role="row" className="day-heading" style={{ transform: `translateY(${top}px)` }}>
      <div role="gridcell" aria-colspan={columns.length}>
        <span className="font-semibold">{item.label}</span>
        <span className="text-ink-2">
          {" · "}
          {count} {item.count === 1 && item.isWhole ? "session" : "sessions"}
        </span>
      </div>
    </div>
  );
}
