"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { anchorsAt, offsetOf } from "@/lib/sessions/list/list-geometry";
import { arrivalsBefore, type ListItem } from "@/lib/sessions/list/list-items";

/**
 * Keeps the visible rows in place while the list changes above them, and counts the sessions that arrived out of sight.
 * At the very top, with pointer and focus elsewhere, the user is watching rather than reading: then new rows appear.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  items: ListItem[],
  isStacked: boolean,
): { arrivals: number; showArrivals: () => void } {
  const previous = useRef(items);
  const [arrivals, setArrivals] = useState(0);

  useLayoutEffect(() => {
    const before = previous.current;
    previous.current = items;
    const element = scroller.current;
    if (!element || before.length === 0 || isContinued(before, items)) return;
    // A frame as tall as its list does not scroll.
    if (element.scrollTop === 0 && element.scrollHeight <= element.clientHeight) return;
    const isReading =
      element.scrollTop > 0 ||
      element.matches(":hover") ||
      element.contains(document.activeElement);
    if (!isReading) return;
    const anchors = anchorsAt(before, element.scrollTop, isStacked);
    const offset = offsetOf(items, anchors, isStacked);
    if (offset === null || offset === element.scrollTop) return;
    element.scrollTop = offset;
    setArrivals((known) => known + arrivalsBefore(items, before));
  }, [scroller, items, isStacked]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const handleScroll = () => {
      if (element.scrollTop === 0) setArrivals(0);
    };
    element.addEventListener("scroll", handleScroll, { passive: true });
    return () => element.removeEventListener("scroll", handleScroll);
  }, [scroller]);

  return { arrivals, showArrivals: () => scroller.current?.scrollTo({ top: 0 }) };
}

/** Whether rows were only added at the end, as when more are loaded. Then no row moves. */
function isContinued(before: ListItem[], items: ListItem[]): boolean {
  const last = before.length - 1;
  return before[0]?.key === items[0]?.key && before[last]?.key === items[last]?.key;
}
