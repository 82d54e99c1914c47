"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { linkSafe } from "@/lib/link-safe";

/**
 * Writes the address of the page as links are written, so that it stays whole in a chat or a ticket. nuqs writes the address
 * itself and leaves most characters as they are.
 */
export function LinkSafeAddress() {
  const search = useSearchParams().toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address changes with the search parameters.
  useEffect(() => {
    const { pathname, search: written, hash } = window.location;
    const safe = linkSafe(written);
    if (safe !== written) {
      window.history.replaceState(window.history.state, "", `${pathname}${safe}${hash}`);
    }
  }, [search]);
  return null;
}
