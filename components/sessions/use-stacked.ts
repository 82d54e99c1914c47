"use client";

import { useSyncExternalStore } from "react";

// The same width as the variant `stacked` in app/session-columns.css.
const QUERY = "(max-width: 639px)";

function subscribe(listener: () => void) {
  const media = window.matchMedia(QUERY);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether rows take two lines, as on a phone. */
export function useStacked(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
}
