"use client";
"use no memo"; // The virtualizer is a mutable object, so a memoised render would show old rows.

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowUp } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { viewHeading } from "@/lib/sessions/chips/view-title";
import { HEAD_HEIGHT, itemHeight } from "@/lib/sessions/list/list-geometry";
import { dayAt, type ListItem } from "@/lib/sessions/list/list-items";
import type { SessionState } from "@/lib/sessions/session/session";
import { DayHeading } from "./day-heading";
import { SessionRow } from "./session-row";
import { TableHead } from "./table-head";
import { TableScroller } from "./table-scroller";
import { useCellMenu } from "./use-cell-menu";
import { useRowCursor } from "./use-row-cursor";
import { useRowKeys } from "./use-row-keys";
import { rememberedOffset, useScrollMemory } from "./use-scroll-memory";
import { useSteadyScroll } from "./use-steady-scroll";

/** The sessions as a grid. Only its visible part is in the page. `end` stands below the last row. */
export function SessionTable({
  state,
  view,
  items,
  isStacked,
  zone,
  openId,
  onOpen,
  onEndNear,
  end,
}: {
  state: SessionState;
  /** The name under which the scroll position of the view is remembered. */
  view: string;
  items: ListItem[];
  isStacked: boolean;
  zone: string;
  openId: string | null;
  onOpen: (id: string) => void;
  onEndNear: () => void;
  end: ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const { openMenu, menu } = useCellMenu(zone);
  // When its identity changes, the virtualizer adds up all heights again, so it may change only with the list.
  const getItemKey = useCallback((index: number) => items[index]?.key ?? index, [items]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => itemHeight(items[index], isStacked),
    getItemKey,
    initialOffset: () => rememberedOffset(view),
    overscan: 8,
    // The head of the table is sticky and covers the rows that scroll below it.
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const idOf = (key: string | null) => {
    const item = key === null ? undefined : items.find((each) => each.key === key);
    return item?.type === "session" ? item.session.id : null;
  };
  const { cursor, move, place } = useRowCursor(items, virtualizer);
  useRowKeys({
    onMove: (step) => {
      const id = idOf(move(step));
      // With the panel open, moving through the rows also shows their details.
      if (openId !== null && id !== null) onOpen(id);
    },
    onOpen: () => {
      const id = idOf(cursor.key);
      if (id !== null) onOpen(id);
    },
  });
  useScrollMemory(scroller, view);
  const { arrivals, showArrivals } = useSteadyScroll(scroller, items, isStacked);

  const lines = virtualizer.getVirtualItems();
  const scrollOffset = virtualizer.scrollOffset ?? 0;
  const isScrolled = scrollOffset > 0;
  // The first line below the head.
  const firstVisible = virtualizer.getVirtualItemForOffset(scrollOffset + HEAD_HEIGHT)?.index ?? 0;
  const isEndNear = (lines.at(-1)?.index ?? -1) >= items.length - 1;
  useEffect(() => {
    if (isEndNear) onEndNear();
  });

  const firstSession = items.find((item) => item.type === "session")?.key;
  // Without a cursor, do not search up to 100,000 rows for it.
  const isAtRow = cursor.key !== null && items.some((item) => item.key === cursor.key);
  const tabStop = isAtRow ? cursor.key : firstSession;
  return (
    <TableScroller ref={scroller}>
      {arrivals > 0 && <ArrivalsButton count={arrivals} onClick={showArrivals} />}
      <div role="grid" aria-label={viewHeading(state)} aria-rowcount={items.length + 1}>
        <TableHead zone={zone} day={isScrolled ? dayAt(items, firstVisible) : null} />
        <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {lines.map(({ index, key, start }) => {
            const item = items[index];
            if (!item) return null;
            if (item.type === "day")
              return <DayHeading key={key} item={item} top={start - HEAD_HEIGHT} />;
            return (
              <SessionRow
                key={key}
                session={item.session}
                state={state}
                zone={zone}
                rowIndex={index + 2}
                top={start - HEAD_HEIGHT}
                isOpen={item.session.id === openId}
                isCurrent={item.key === tabStop}
                wantsFocus={cursor.wantsFocus && item.key === cursor.key}
                onPlace={() => place(item.key)}
                onOpen={() => {
                  place(item.key);
                  onOpen(item.session.id);
                }}
                onOpenMenu={openMenu}
              />
            );
          })}
        </div>
      </div>
      {end}
      {menu}
    </TableScroller>
  );
}

/** Scrolls to the sessions that arrived while the user was further down. */
function ArrivalsButton({ count, onClick }: { count: number; onClick: () => void }) {
  return (
    <div className="sticky top-11 z-20 h-0 text-center">
      <Button variant="primary" className="shadow-popover" onClick={onClick}>
        <ArrowUp aria-hidden="true" className="size-3.5" />
        {count === 1 ? "1 new session" : `${count} new sessions`}
      </Button>
    </div>
  );
}
