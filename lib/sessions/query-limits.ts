import { FILTER_KEYS, type FilterKey } from "./filter-keys";
import { writeFilterValue } from "./filter-value";
import { MAX_QUERY_LENGTH, MAX_VALUES, type SessionFilters } from "./search-params";

/**
 * Leaves out the filter values that a query has no room for: the API refuses a longer one as a whole, but
 * a page applies what it can. Every key keeps its first value before any gets a second one, since a key
 * without values would show more than was asked for; beyond that the grammar's order decides which stay,
 * so that equal links stay equal.
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
  const fits = (key: FilterKey) => (value: string) => takeRoom(key, writeFilterValue(value));
  const firsts = FILTER_KEYS.map((key) => filters[key].slice(0, 1).filter(fits(key)));
  const fitting = FILTER_KEYS.map((key, index) => [
    key,
    [...(firsts[index] ?? []), ...filters[key].slice(1).filter(fits(key))],
  ]);
  return { ...filters, ...Object.fromEntries(fitting) };
}
