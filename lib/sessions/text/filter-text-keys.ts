import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { SCOPE_KEYS, type ScopeKey } from "@/lib/sessions/query/scope-keys";

/** The keys of the filter text: those of the URL that filter, and `at`, a moment. */
export type FilterTextKey = FilterKey | ScopeKey | "after" | "before" | "range" | "time" | "at";

const TIME_KEYS = ["after", "before", "range", "time", "at"] as const;

/** Other names of the keys. */
const ALIASES: Record<string, FilterTextKey> = {
  ...Object.fromEntries(
    FILTER_KEYS.flatMap((key) => FIELDS[key].aliases.map((name) => [name, key])),
  ),
  since: "after",
  until: "before",
  last: "range",
};

const ALL_KEYS: readonly FilterTextKey[] = [...SCOPE_KEYS, ...FILTER_KEYS, ...TIME_KEYS];

/** A map instead of an object, because any text may be typed as a key, including `constructor`. */
const NAMES = new Map<string, FilterTextKey>([
  ...ALL_KEYS.map((key): [string, FilterTextKey] => [key.toLowerCase(), key]),
  ...Object.entries(ALIASES),
]);

/** The key that a name means, ignoring case; null for an unknown name. */
export function filterTextKeyOf(name: string): FilterTextKey | null {
  return NAMES.get(name.toLowerCase()) ?? null;
}

/** All names of a key, its own first. */
export function namesOf(key: FilterTextKey): string[] {
  const aliases = Object.keys(ALIASES).filter((name) => ALIASES[name] === key);
  return [key, ...aliases];
}

/** Says that a key is unknown, and which one was probably meant. `rest` is the text after the name. */
export function unknownKeyDetail(name: string, rest: string): string {
  const near = nearestWord(name, [...ALL_KEYS, ...Object.keys(ALIASES)]);
  return near === null
    ? `“${name}” is not a filter. The filters are ${ALL_KEYS.join(", ")}.`
    : `“${name}” is not a filter. Did you mean ${near}${rest.length > 60 ? ":…" : rest}?`;
}
