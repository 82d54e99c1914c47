"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Handles Esc before anything else on the page. A popover reports Esc and a press outside alike, but Esc discards the
 * changes and a press outside applies them. Esc must also not close anything below the popover.
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
