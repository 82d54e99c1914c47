import { isOffered } from "@/lib/sessions/chips/value-draft";
import {
  FIELDS,
  FILTER_KEYS,
  type FilterKey,
  isFilterKey,
  perField,
} from "@/lib/sessions/query/fields";
import type { KnownScope } from "@/lib/sessions/query/query-issues";
import { isScopeKey, SCOPE_KEYS, SCOPE_LABELS } from "@/lib/sessions/query/scope-keys";
import { PRESET_RANGES, rangeLabel } from "@/lib/sessions/time/relative-range";
import { TIME_MODES } from "@/lib/sessions/time/time-window";
import { type BarKey, barKeyOf, namesOf } from "./filter-text-keys";
import { valueOptions } from "./filter-text-value-options";
import { type BarWord, barWords } from "./filter-text-words";

/** One way to go on: what replaces the word, what the list shows of it, and what it means. */
export type BarOption = { insert: string; label: string; detail: string };

/** What may be put in place of `[from, to)` of the text (UTF-16 code units), best first. */
export type BarSuggestions = { from: number; to: number; options: BarOption[] };

/** What values there are: those that the loaded rows suggest, and the places that are looked at. */
type BarKnowledge = { suggestions: Record<FilterKey, string[]>; known: KnownScope };

const MAX_OPTIONS = 8;

/**
 * What can be put at the caret (UTF-16 code units): keys and phrases first, then values that have what was
 * typed; after `key:` its values, with the signs that were typed and in quotes where they need them.
 */
export function barSuggestions(text: string, caret: number, given: BarKnowledge): BarSuggestions {
  const words = barWords(text);
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

function optionsFor(typed: string, before: BarWord | undefined, given: BarKnowledge): BarOption[] {
  const [word] = barWords(typed);
  if (word === undefined || word.name === null) {
    return before?.raw.toLowerCase() === "last"
      ? rangeOptions("", typed)
      : openOptions(typed, given);
  }
  const key = barKeyOf(word.name);
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
  running: "sessions open at some time",
};

function rangeOptions(head: string, typed: string): BarOption[] {
  const ranges = PRESET_RANGES.filter((range) => range.startsWith(typed.toLowerCase()));
  return ranges.map((range) => plainOption(`${head}${range}`, range, rangeLabel(range)));
}

function plainOption(insert: string, label: string, detail: string): BarOption {
  return { insert, label, detail };
}

/** Phrases that need no key, with the words that find them. */
const PHRASES = [
  plainOption("last 24h", "last 24h", rangeLabel("24h")),
  plainOption("last 7d", "last 7d", rangeLabel("7d")),
  // Alone it would mean nothing: every session was running at some time.
  plainOption("running last 24h", "running last 24h", MODE_DETAILS.running),
];

/** What can begin a word: the usual keys and phrases first, as many have room. */
const FIRST_KEYS: readonly BarKey[] = ["owner", "target", "status", "kind", "reason"];
const LATER_KEYS: readonly BarKey[] = [
  ...FILTER_KEYS.filter((key) => !FIRST_KEYS.includes(key)),
  ...SCOPE_KEYS,
  "after",
  "before",
  "at",
];

function openOptions(typed: string, { suggestions, known }: BarKnowledge): BarOption[] {
  const minus = typed.startsWith("-") ? "-" : "";
  const begun = typed.slice(minus.length).toLowerCase();
  const keyed = (keys: readonly BarKey[]) =>
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

/** Where there is only one account or region, there is nothing to choose. */
function isSettled(key: BarKey, known: KnownScope): boolean {
  return isScopeKey(key) && known !== null && known[key].length < 2;
}

const DETAILS: Record<BarKey, string> = {
  ...perField((key) => FIELDS[key].label),
  ...SCOPE_LABELS,
  after: "since a point in time",
  before: "until a point in time",
  range: "a window that ends now",
  time: "what a window is about",
  at: "running at that minute",
};
