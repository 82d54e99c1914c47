"use client";

import { type FilterKey, isFilterKey } from "@/lib/sessions/query/fields";
import { withAlso } from "@/lib/sessions/query/filter-change";
import { byPolarity, is } from "@/lib/sessions/query/filter-value";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";
import { useSessionSearch } from "./use-session-search";

/**
 * Narrows the list to one value of a key, which takes the place of the values that were wanted of it: adding to
 * them would show more sessions, not fewer. Or leaves the value out, beside whatever is left out already.
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
