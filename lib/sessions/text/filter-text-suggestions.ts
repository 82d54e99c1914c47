import { isOffered, optionsOf } from "@/lib/sessions/chips/value-draft";
import {
  FIELDS,
  FILTER_KEYS,
  type FilterKey,
  isFilterKey,
  perField,
} from "@/lib/sessions/query/fields";
import { type FilterOperator, OPERATOR_LABELS } from "@/lib/sessions/query/filter-value";
import type { KnownScope } from "@/lib/sessions/query/query-issues";
import { isScopeKey, SCOPE_KEYS, SCOPE_LABELS } from "@/lib/sessions/query/scope-keys";
import { PRESET_RANGES, rangeLabel } from "@/lib/sessions/time/relative-range";
import { TIME_MODES } from "@/lib/sessions/time/time-window";
import { type FilterTextKey, filterTextKeyOf, namesOf } from "./filter-text-keys";
import { wordsFor, writeTypedValue } from "./filter-text-values";
import { type FilterTextWord, filterTextWords } from "./filter-text-words";

/** One option: the text that replaces the word, its label in the list, and its meaning. */
export type FilterTextOption = { insert: string; label: string; detail: string };

/** The options that may replace `[from, to)` of the text (UTF-16 code units), best first. */
export type FilterTextSuggestions = { from: number; to: number; options: FilterTextOption[] };

/** The known values: those that the loaded rows suggest, and the accounts and regions. */
type FilterTextKnowledge = { suggestions: Record<FilterKey, string[]>; known: KnownScope };

const MAX_OPTIONS = 8;

/**
 * The options at the caret (UTF-16 code units): keys and phrases first, then values that contain the typed text.
 * After `key:` its values, with the typed signs, and in quotes where they need them.
 */
export function filterTextSuggestions(
  text: string,
  caret: number,
  given: FilterTextKnowledge,
): FilterTextSuggestions {
  const words = filterTextWords(text);
  const word = words.find(({ at, raw }) => at <= caret && caret <= at + raw.length);
  const from = word?.at ?? caret;
  const typed = text.slice(from, caret);
  const before = words.filter(({ at }) => at < from).at(-1);
  return {
    from,
    to: from + (word?.raw.length ?? 0),
    options: optionsFor(typed, before, given).slice(0, MAX_OPTIONS),
  };
}

function optionsFor(
  typed: string,
  before: FilterTextWord | undefined,
  given: FilterTextKnowledge,
): FilterTextOption[] {
  const [word] = filterTextWords(typed);
  if (word === undefined || word.name === null) {
    return before?.raw.toLowerCase() === "last"
      ? rangeOptions("", typed)
      : openOptions(typed, given);
  }
  const key = filterTextKeyOf(word.name);
  if (key === null) return [];
  if (isFilterKey(key)) return valueOptions(key, word.operator, word.value, given.suggestions[key]);
  if (isScopeKey(key)) {
    const names = (given.known?.[key] ?? []).filter((name) => isOffered(name, word.value));
    return names.map((name) => plainOption(`${key}:${name}`, name, SCOPE_LABELS[key]));
  }
  if (key === "range") return rangeOptions("range:", word.value);
  if (key !== "time") return [];
  const modes = TIME_MODES.filter((mode) => mode.startsWith(word.value.toLowerCase()));
  return modes.map((mode) => plainOption(`time:${mode}`, mode, MODE_DETAILS[mode]));
}

const MODE_DETAILS = {
  started: "sessions that started then",
  running: "sessions open at any time in it",
};

function rangeOptions(head: string, typed: string): FilterTextOption[] {
  const ranges = PRESET_RANGES.filter((range) => range.startsWith(typed.toLowerCase()));
  return ranges.map((range) => plainOption(`${head}${range}`, range, rangeLabel(range)));
}

function plainOption(insert: string, label: string, detail: string): FilterTextOption {
  return { insert, label, detail };
}

/** Phrases that need no key, with the words that find them. */
const PHRASES = [
  plainOption("last 24h", "last 24h", rangeLabel("24h")),
  plainOption("last 7d", "last 7d", rangeLabel("7d")),
  // `running` alone has no meaning, because every session was running at some time.
  plainOption("running last 24h", "running last 24h", MODE_DETAILS.running),
];

/** The keys that can begin a word, the usual ones first. */
const FIRST_KEYS: readonly FilterTextKey[] = ["owner", "target", "status", "kind", "reason"];
const LATER_KEYS: readonly FilterTextKey[] = [
  ...FILTER_KEYS.filter((key) => !FIRST_KEYS.includes(key)),
  ...SCOPE_KEYS,
  "after",
  "before",
  "at",
];

function openOptions(
  typed: string,
  { suggestions, known }: FilterTextKnowledge,
): FilterTextOption[] {
  const minus = typed.startsWith("-") ? "-" : "";
  const begun = typed.slice(minus.length).toLowerCase();
  const keyed = (keys: readonly FilterTextKey[]) =>
    keys
      .filter((key) => (isFilterKey(key) || minus === "") && !isSettled(key, known))
      .filter((key) => namesOf(key).some((name) => name.toLowerCase().startsWith(begun)))
      .map((key) => plainOption(`${minus}${key}:`, `${minus}${key}:`, DETAILS[key]));
  const phrases = PHRASES.filter(({ insert }) => minus === "" && insert.startsWith(begun));
  // One letter is in nearly every value.
  const values =
    begun.length < 2
      ? []
      : FILTER_KEYS.flatMap((key) =>
          valueOptions(key, minus === "" ? "is" : "is-not", begun, suggestions[key]),
        );
  return [...keyed(FIRST_KEYS), ...phrases, ...keyed(LATER_KEYS), ...values];
}

/** A single account or region leaves no choice. */
function isSettled(key: FilterTextKey, known: KnownScope): boolean {
  return isScopeKey(key) && known !== null && known[key].length < 2;
}

const DETAILS: Record<FilterTextKey, string> = {
  ...perField((key) => FIELDS[key].label),
  ...SCOPE_LABELS,
  after: "since a point in time",
  before: "until a point in time",
  range: "a window that ends now",
  time: "what a window is about",
  at: "running at that minute",
};

/**
 * The values of a key that contain the typed text, first those that begin with it, each as a word of the filter text
 * with the typed operator. `suggested` are the values of the loaded rows.
 */
function valueOptions(
  key: FilterKey,
  operator: FilterOperator,
  typed: string,
  suggested: readonly string[],
): { insert: string; label: string; detail: string }[] {
  const { oneOf, label } = FIELDS[key];
  // A fixed set offers only its members, because other values that AWS may send cannot be written.
  const values = oneOf ?? optionsOf(suggested);
  const fitting = values.filter(
    (value) => isOffered(value, typed) || isOffered(wordsFor(key, value), typed),
  );
  const begins = (value: string) => value.toLowerCase().startsWith(typed.trim().toLowerCase());
  return [...fitting.filter(begins), ...fitting.filter((value) => !begins(value))].map((value) => ({
    insert: writeTypedValue(key, { operator, value }),
    label: wordsFor(key, value),
    detail: `${label} ${OPERATOR_LABELS[operator]}`,
  }));
}
