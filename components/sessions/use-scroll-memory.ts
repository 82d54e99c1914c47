"use client";

import { useEffect, useRef } from "react";

/** Scroll offsets of the views seen in this visit, so that coming back finds the place again. */
const offsets = new Map<string, number>();

/** The offset to start a view at. */
export function rememberedOffset(view: string): number {
  return offsets.get(view) ?? 0;
}

/** Keeps the offset of a scrolling element under the name of the view it shows. */
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
