"use client";

import { type FilterKey, isFilterKey } from "@/lib/sessions/query/fields";
import { withAlso } from "@/lib/sessions/query/filter-change";
import { byPolarity, is } from "@/lib/sessions/query/filter-value";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";
import { useSessionSearch } from "./use-session-search";

/**
 * Filters the list to one value of a key, or excludes a value. `filterTo` replaces the positive values of the key,
 * because adding to them would show more sessions, not fewer. `exclude` adds to the values excluded so far.
 */
export function useFilterTo(): {
  filterTo: (key: FilterKey | ScopeKey, value: string) => void;
  exclude: (key: FilterKey, value: string) => void;
} {
  const [search, setSearch] = useSessionSearch();
  return {
    filterTo: (key, value) => {
      if (isFilterKey(key)) {
        setSearch({ [key]: withAlso(byPolarity(search[key]).unwanted, is(value)) });
      } else setSearch({ [key]: [value] });
    },
    exclude: (key, value) =>
      setSearch({ [key]: withAlso(search[key], { operator: "is-not", value }) }),
  };
}
