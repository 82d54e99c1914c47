"use client";

import type { FilterKey } from "@/lib/sessions/filter-keys";
import { useSessionSearch } from "./use-session-search";

/**
 * Narrows the list to one value of a key. It takes the place of the key's other values: adding to them
 * would show more sessions, not fewer.
 */
export function useFilterTo(): (key: FilterKey, value: string) => void {
  const [, setSearch] = useSessionSearch();
  return (key, value) => setSearch({ [key]: [value] });
}
