"use client";

import { useSyncExternalStore } from "react";

const MS_PER_CHARACTER = 80;

let message = "";
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(next: string) {
  message = next;
  for (const listener of listeners) listener();
}

/** Shows a short text for four seconds, or as long as reading it takes; screen readers read it out. */
export function announce(text: string) {
  clearTimeout(timer);
  set(text);
  timer = setTimeout(() => set(""), Math.max(4000, text.length * MS_PER_CHARACTER));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The element in which confirmations appear. One per page. */
export function Announcer() {
  const text = useSyncExternalStore(
    subscribe,
    () => message,
    () => "",
  );
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-50 text-center">
      {text !== "" && (
        <span className="bg-ink text-bg shadow-popover inline-block rounded-md px-3 py-1.5">
          {text}
        </span>
      )}
    </div>
  );
}
