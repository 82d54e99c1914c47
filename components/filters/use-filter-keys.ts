"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { isForField } from "@/components/ui/typing";

/** Calls back on `/` and `f`, unless the user is typing or a dialog covers the bar. */
export function useFilterKeys(barRef: RefObject<HTMLElement | null>, onKey: () => void) {
  const handleKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // On many keyboards `/` needs Shift.
    const isOurs = event.key === "/" || (event.key === "f" && !event.shiftKey);
    if (!isOurs || event.repeat || isForField(event)) return;
    if (!barRef.current || barRef.current.closest('[inert], [aria-hidden="true"]')) return;
    // In Firefox `/` would open the quick find.
    event.preventDefault();
    onKey();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
