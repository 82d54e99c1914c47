import { FILTER_KEYS } from "./filter-keys";
import { writeFilterValue } from "./filter-value";
import { MAX_QUERY_LENGTH, MAX_VALUES, type SessionFilters } from "./search-params";

/**
 * Leaves out the filter values that a query has no room for: the API refuses a longer one as a whole, but
 * a page applies what it can. The grammar's order decides which stay, so that equal links stay equal.
 */
export function withinLimits<Filters extends SessionFilters>(filters: Filters): Filters {
  const instants = { after: filters.after, before: filters.before, range: filters.range };
  let values = MAX_VALUES;
  // One more, as the first key has no & before it.
  let length = MAX_QUERY_LENGTH + 1;
  const takeRoom = (key: string, text: string) => {
    values -= 1;
    length -= new URLSearchParams({ [key]: text }).toString().length + 1;
    return values >= 0 && length >= 0;
  };
  for (const [key, text] of Object.entries(instants)) if (text !== null) takeRoom(key, text);
  const fitting = FILTER_KEYS.map((key) => [
    key,
    filters[key].filter((value) => takeRoom(key, writeFilterValue(value))),
  ]);
  return { ...filters, ...Object.fromEntries(fitting) };
}
