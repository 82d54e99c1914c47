"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import { anchorsAt, offsetOf } from "@/lib/sessions/list-geometry";
import type { ListItem } from "@/lib/sessions/list-items";

/**
 * Keeps what is being read in its place while the list changes above it. A reader who stands at the
 * very top, with pointer and focus elsewhere, is watching rather than reading: there, new rows appear.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  items: ListItem[],
  isStacked: boolean,
) {
  const previous = useRef(items);
  useLayoutEffect(() => {
    const before = previous.current;
    previous.current = items;
    const element = scroller.current;
    if (!element || before === items || before.length === 0) return;
    const isReading =
      element.scrollTop > 0 ||
      element.matches(":hover") ||
      element.contains(document.activeElement);
    if (!isReading) return;
    const anchors = anchorsAt(before, element.scrollTop, isStacked);
    const offset = offsetOf(items, anchors, isStacked);
    if (offset !== null && offset !== element.scrollTop) element.scrollTop = offset;
  }, [scroller, items, isStacked]);
}
