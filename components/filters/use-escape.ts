"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Takes Esc before anything else on the page does. A popover reports Esc and a press outside alike, but
 * one discards and the other keeps; and Esc must not also close what lies below the popover.
 */
export function useEscape(onEscape: () => void) {
  const handleKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKeyDown(event);
    document.addEventListener("keydown", listener, true);
    return () => document.removeEventListener("keydown", listener, true);
  }, []);
}
