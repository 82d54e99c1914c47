"use client";

import { type RefObject, useEffect, useRef } from "react";
import { onElementResize } from "@/components/browser/element-size";
import { useSessionSearch } from "@/components/view/use-session-search";
import type { Display } from "@/lib/embed/display";
import { tellHost } from "./host-channel";

/**
 * Reports the height of the view to the host page, so that the frame can grow with it, unless its height is fixed. Such
 * a frame does not scroll, so the details panel is placed beside its row.
 */
export function useFrameHeight(height: Display["height"]): RefObject<HTMLElement | null> {
  const root = useRef<HTMLElement>(null);
  const [{ session }] = useSessionSearch();
  useEffect(() => {
    const element = root.current;
    if (!element || height === "fixed") return;
    return onElementResize(element, () => {
      tellHost({ type: "height", px: Math.ceil(element.getBoundingClientRect().height) });
    });
  }, [height]);
  useEffect(() => {
    // The end of a tall frame may be off the screen, so confirmations appear near the last click.
    const handlePress = ({ target }: Event) => {
      if (!(target instanceof Element)) return;
      const { style } = document.documentElement;
      style.setProperty("--pressed-at", `${Math.round(target.getBoundingClientRect().bottom)}px`);
    };
    document.addEventListener("click", handlePress, true);
    return () => document.removeEventListener("click", handlePress, true);
  }, []);
  useEffect(() => {
    const row = root.current?.querySelector('[role="row"][aria-selected="true"]');
    if (session === null || !row || height === "fixed") return;
    const top = row.closest(".session-view")?.getBoundingClientRect().top ?? 0;
    const offset = Math.max(0, row.getBoundingClientRect().top - top);
    root.current?.style.setProperty("--panel-top", `${offset}px`);
  }, [height, session]);
  return root;
}
