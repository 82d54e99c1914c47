import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { is } from "@/lib/sessions/query/filter-value";
import type { KnownScope } from "@/lib/sessions/query/query-issues";
import { SCOPE_KEYS } from "@/lib/sessions/query/scope-keys";
import { quoted } from "@/lib/sessions/query/text-issue";
import { filterTextKeyOf } from "./filter-text-keys";
import { quotedIfNeeded, spellingOf, writeTypedValue } from "./filter-text-values";

/** Says that a word needs a key, and suggests the filter that it looks like. */
export function bareWordDetail(word: string, known: KnownScope): string {
  if (filterTextKeyOf(word) !== null)
    return `“${word}” needs a value. Write ${word}: and the value.`;
  return `${quoted(word)} is not a filter by itself. Did you mean ${filterFor(word, known)}?`;
}

/** The filter that a word without a key looks like, as a word of the filter text. */
export function filterFor(word: string, known: KnownScope): string {
  const scope = SCOPE_KEYS.find((key) => known?.[key].includes(word));
  if (scope !== undefined) return `${scope}:${word}`;
  if (/^\d{1,2}:\d{2}$/.test(word)) return `at ${word}`;
  if (/^\d{4}-\d{2}-\d{2}/.test(word)) return `since ${quotedIfNeeded(word)}`;
  if (/^\d{1,5}[mhd]$/i.test(word)) return `last ${word.toLowerCase()}`;
  const closed = FILTER_KEYS.find((key) => FIELDS[key].oneOf?.includes(spellingOf(key, word)));
  if (closed !== undefined) return writeTypedValue(closed, is(spellingOf(closed, word)));
  const key = keyFor(word);
  return writeTypedValue(key, key === "reason" ? { operator: "contains", value: word } : is(word));
}

function keyFor(word: string): FilterKey {
  const sure = FILTER_KEYS.find((key) => FIELDS[key].looksLike?.test(word));
  if (sure !== undefined) return sure;
  // Names of people consist of letters. They rarely have the digits and signs of a ticket such as INC-4821.
  return /^[\p{L}][\p{L}\d._@+-]*$/u.test(word) && !/-\d/.test(word) ? "owner" : "reason";
}
