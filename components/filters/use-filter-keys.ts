"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";

/** Elements that take letters themselves: fields, and lists that jump to what is typed. */
const TAKES_LETTERS =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="menu"], [role="listbox"]';

/** Calls back on `/` and `f`, unless the user is typing or the bar is behind an open dialog. */
export function useFilterKeys(barRef: RefObject<HTMLElement | null>, onKey: () => void) {
  const handleKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // On many keyboards `/` needs Shift.
    const isOurs = event.key === "/" || (event.key === "f" && !event.shiftKey);
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (!isOurs || isModified || event.repeat || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(TAKES_LETTERS)) return;
    if (!barRef.current || barRef.current.closest('[inert], [aria-hidden="true"]')) return;
    // Firefox opens its quick find on `/`.
    event.preventDefault();
    onKey();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
