import { FILTER_KEYS } from "./fields";
import { writeFilterValue } from "./filter-value";
import { SCOPE_KEYS } from "./scope-keys";
import { MAX_QUERY_LENGTH, MAX_VALUES, type SessionFilters } from "./search-params";

/**
 * Drops the filter values that exceed the limits of a query. The API refuses such a query, but a page applies
 * as much as it can. Every key keeps its first value before any key gets a second one, because a key without
 * values would show more than the reader asked for. After that, the grammar's order decides which values
 * stay, so that equal links stay equal.
 */
export function withinLimits<Filters extends SessionFilters>(filters: Filters): Filters {
  const { after, before, range, time } = filters;
  const singles = { after, before, range, time: time === "started" ? null : time };
  let values = MAX_VALUES;
  // One more, because the first key has no `&` before it.
  let length = MAX_QUERY_LENGTH + 1;
  const takeRoom = (key: string, text: string) => {
    const needed = new URLSearchParams({ [key]: text }).toString().length + 1;
    if (values === 0 || needed > length) return false;
    values -= 1;
    length -= needed;
    return true;
  };
  for (const [key, text] of Object.entries(singles)) if (text !== null) takeRoom(key, text);
  const lists = [
    ...SCOPE_KEYS.map((key) => listOf(key, filters[key], (name) => name)),
    ...FILTER_KEYS.map((key) => listOf(key, filters[key], writeFilterValue)),
  ];
  const firsts = lists.map(({ key, texts }) => takeFitting(texts.slice(0, 1), key));
  const fitting = lists.map(({ key, texts, values: all }, index) => {
    const kept = [...(firsts[index] ?? []), ...takeFitting(texts.slice(1), key)];
    return [key, all.filter((_, position) => kept.includes(texts[position] ?? ""))];
  });
  return { ...filters, ...Object.fromEntries(fitting) };

  function takeFitting(texts: readonly string[], key: string): string[] {
    return texts.filter((text) => takeRoom(key, text));
  }
}

function listOf<Value>(key: string, values: readonly Value[], print: (value: Value) => string) {
  return { key, values, texts: values.map(print) };
}
