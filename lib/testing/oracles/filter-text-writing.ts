import { FILTER_KEYS } from "@/lib/sessions/query/fields";
import { SCOPE_KEYS } from "@/lib/sessions/query/scope-keys";
import { inOrder, type SessionFilters } from "@/lib/sessions/query/search-params";
import { quotedIfNeeded, writeTypedValue } from "@/lib/sessions/text/filter-text-values";

/**
 * Writes the filter text of a view, which `readFilterText` reads back as the same filters: keys in the grammar's
 * order, excluded values with a `-`, instants in UTC. A range beside instants is not written, because instants win.
 */
export function writeFilterText(search: SessionFilters): string {
  return [
    ...SCOPE_KEYS.flatMap((key) => search[key].map((name) => `${key}:${quotedIfNeeded(name)}`)),
    ...FILTER_KEYS.flatMap((key) =>
      inOrder(search[key]).map((value) => writeTypedValue(key, value)),
    ),
    ...windowWords(search),
  ].join(" ");
}

function windowWords({ after, before, range, time }: SessionFilters): string[] {
  const isInstant = after !== null || before !== null;
  if (after !== null && before !== null && time === "running" && isMinute(after, before)) {
    return [`at ${after}`];
  }
  return [
    ...(time === "running" ? ["running"] : []),
    ...(range !== null && !isInstant ? [`last ${range}`] : []),
    ...(after === null ? [] : [`after:${after}`]),
    ...(before === null ? [] : [`before:${before}`]),
  ];
}

function isMinute(after: string, before: string): boolean {
  return Date.parse(before) - Date.parse(after) === 60_000;
}
