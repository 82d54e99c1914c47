import { checkValueOf, FILTER_DEFINITIONS, type FilterKey } from "@/lib/sessions/query/filter-keys";
import {
  type FilterValue,
  type FilterValueReading,
  isNegative,
} from "@/lib/sessions/query/filter-value";
import { kindLabel, SESSION_KINDS } from "@/lib/sessions/session/session-kind";

/** Reads a filter's value as it was typed; whole values of closed sets take the set's spelling. */
export function readBarValue(key: FilterKey, typed: FilterValue): FilterValueReading {
  const isWhole = typed.operator === "is" || typed.operator === "is-not";
  const value = isWhole ? spellingOf(key, typed.value) : typed.value;
  return checkValueOf(key, { ...typed, value });
}

/** Writes a filter as a word of the bar: `owner:alice.chen`, `-reason:~"two words"`. */
export function writeBarValue(key: FilterKey, { operator, value }: FilterValue): string {
  const minus = isNegative(operator) ? "-" : "";
  const contains = operator === "contains" || operator === "contains-not" ? "~" : "";
  return `${minus}${key}:${contains}${quotedIfNeeded(value)}`;
}

/** A value in quotes, if it would be read as something else without them. */
export function quotedIfNeeded(value: string): string {
  if (/^[^\s"\\~!]\S*$/.test(value)) return value;
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** The spelling of a value in its closed set, or the value itself; kinds are known by their labels too. */
export function spellingOf(key: FilterKey, value: string): string {
  const typed = plain(value);
  if (key === "kind") {
    const kind = SESSION_KINDS.find(
      (one) => one === typed || plain(kindLabel(one, null)) === typed,
    );
    return kind ?? value;
  }
  return FILTER_DEFINITIONS[key].oneOf?.find((one) => plain(one) === typed) ?? value;
}

/** `Port forward`, `port_forward` and `port-forward` are one. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}
