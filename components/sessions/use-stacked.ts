"use client";

import { useSyncExternalStore } from "react";
import { matchesMedia, onMediaChange } from "@/components/browser/media";

// The same width as the variant `stacked` in app/session-columns.css.
const QUERY = "(max-width: 639px)";

function subscribe(listener: () => void) {
  return onMediaChange(QUERY, listener);
}

/** Whether rows take two lines, as on a phone. */
export function useStacked(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchesMedia(QUERY),
    () => false,
  );
}
