"use client";

import { useEffect, useRef } from "react";

/** The scroll offsets of the views in this visit, so that a view returns to its offset. */
const offsets = new Map<string, number>();

/** The scroll offset at which a view starts. */
export function rememberedOffset(view: string): number {
  return offsets.get(view) ?? 0;
}

/** Remembers the offset of a scrolling element under the name of its view. */
export function useScrollMemory(element: React.RefObject<HTMLElement | null>, view: string) {
  const name = useRef(view);
  useEffect(() => {
    name.current = view;
  }, [view]);
  useEffect(() => {
    const scroller = element.current;
    if (!scroller) return;
    const handleScroll = () => offsets.set(name.current, scroller.scrollTop);
    scroller.addEventListener("scroll", handleScroll, { passive: true });
    return () => scroller.removeEventListener("scroll", handleScroll);
  }, [element]);
}
