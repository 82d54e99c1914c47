"use client";

import { useEffect, useEffectEvent } from "react";
import { isComposing } from "@/components/ui/typing";

/**
 * Handles Esc before anything else on the page. A popover reports Esc and a press outside alike, but Esc discards the
 * changes and a press outside applies them. Esc must also not close anything below the popover.
 */
export function useEscape(onEscape: () => void) {
  const handleKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    // It cancels a composition, and nothing else.
    if (isComposing(event)) return;
    event.preventDefault();
    onEscape();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKeyDown(event);
    document.addEventListener("keydown", listener, true);
    return () => document.removeEventListener("keydown", listener, true);
  }, []);
}
