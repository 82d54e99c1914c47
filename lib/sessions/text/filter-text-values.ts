import { checkTypedValueOf } from "@/lib/sessions/query/field-value";
import { FIELDS, type FilterKey } from "@/lib/sessions/query/fields";
import {
  type FilterValue,
  type FilterValueReading,
  isNegative,
  isPart,
} from "@/lib/sessions/query/filter-value";
import { kindLabel } from "@/lib/sessions/session/session-kind";

/** Reads a filter's value as it was typed. A whole value of a fixed set takes the spelling of the set. */
export function readTypedValue(key: FilterKey, typed: FilterValue): FilterValueReading {
  const value = isPart(typed.operator) ? typed.value : spellingOf(key, typed.value);
  return checkTypedValueOf(key, { ...typed, value });
}

/** Writes a filter as a word of the filter text: `owner:alice.chen`, `-reason:~"two words"`. */
export function writeTypedValue(key: FilterKey, { operator, value }: FilterValue): string {
  const minus = isNegative(operator) ? "-" : "";
  const contains = isPart(operator) ? "~" : "";
  return `${minus}${key}:${contains}${quotedIfNeeded(value)}`;
}

/** Quotes a value if it would have another meaning without quotes. */
export function quotedIfNeeded(value: string): string {
  if (/^[^\s"\\~!]\S*$/.test(value)) return value;
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** The spelling of a value in its fixed set, or the value itself. Kinds can also be typed by their labels. */
export function spellingOf(key: FilterKey, value: string): string {
  const typed = plain(value);
  const isMeant = (one: string) => plain(one) === typed || plain(wordsFor(key, one)) === typed;
  return FIELDS[key].oneOf?.find(isMeant) ?? value;
}

/** The label of a value, which differs from the value for a kind. */
export function wordsFor(key: FilterKey, value: string): string {
  return FIELDS[key].type === "kind" ? kindLabel(value, null) : value;
}

/** Makes `Port forward`, `port_forward` and `port-forward` equal. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}
