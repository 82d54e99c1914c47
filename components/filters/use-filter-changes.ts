"use client";

import { type SearchChange, useSessionSearch } from "@/components/view/use-session-search";
import { useViewChange } from "@/components/view/use-view-change";
import type { Chip } from "@/lib/sessions/chips/filter-chips";
import { isFilterKey } from "@/lib/sessions/query/fields";
import { withOperator, withValuesOf } from "@/lib/sessions/query/filter-change";
import type { FilterOperator } from "@/lib/sessions/query/filter-value";
import { filtersOf, NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";

/** The changes that the filter bar makes to a view. `has` says which filters the bar shows. */
export function useFilterChanges(state: SessionState, has: { filters: boolean; time: boolean }) {
  const [search, setSearch] = useSessionSearch();
  const changeView = useViewChange();
  return {
    remove(chip: Chip) {
      setSearch(removalOf(chip, search));
    },
    /** Changes the operator of a chip. Returns the id of the chip under its new operator; null if it has none. */
    changeOperator({ key, operator }: Chip, to: FilterOperator): string | null {
      if (!isFilterKey(key) || operator === null) return null;
      setSearch({ [key]: withOperator(search[key], operator, to) });
      return to === "is" ? key : `${key} ${to}`;
    },
    apply(change: SearchChange) {
      // A session that was open then may have ended since, and only History reads both lists.
      if (change.time === "running" && state === "active") {
        changeView("history", { ...filtersOf(search), ...withDefaults(change) });
      } else setSearch(change);
    },
    /** Removes the filters that the bar shows, and no others. */
    clear() {
      const { after, before, range, time, ...filters } = NO_FILTERS;
      setSearch({ ...(has.time && { after, before, range, time }), ...(has.filters && filters) });
    },
  };
}

function removalOf({ key, operator }: Chip, search: SessionFilters): SearchChange {
  if (key === "started") return { after: null, before: null, range: null, time: null };
  if (!isFilterKey(key)) return { [key]: null };
  return { [key]: withValuesOf(search[key], operator ?? "is", []) };
}

/** A change as filters: a removed key gets its value in a view without filters. */
function withDefaults(change: SearchChange): Partial<SessionFilters> {
  const { tz: _tz, session: _session, ...filters } = change;
  const keys = Object.entries(filters).map(([key, value]) => [
    key,
    value ?? Object.entries(NO_FILTERS).find(([name]) => name === key)?.[1],
  ]);
  return Object.fromEntries(keys);
}
