import { isOffered, optionsOf } from "@/lib/sessions/chips/value-draft";
import { FIELDS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterOperator, OPERATOR_LABELS } from "@/lib/sessions/query/filter-value";
import { wordsFor, writeBarValue } from "./filter-text-values";

/**
 * The values of a key that have what was typed, those that begin with it first, each as a word of the bar
 * with the operator that was typed. `suggested` are the loaded rows' values.
 */
export function valueOptions(
  key: FilterKey,
  operator: FilterOperator,
  typed: string,
  suggested: readonly string[],
): { insert: string; label: string; detail: string }[] {
  const { oneOf, label } = FIELDS[key];
  // Of a closed set only its members can be written, whatever AWS has sent.
  const values = oneOf ?? optionsOf(suggested);
  const fitting = values.filter(
    (value) => isOffered(value, typed) || isOffered(wordsFor(key, value), typed),
  );
  const begins = (value: string) => value.toLowerCase().startsWith(typed.trim().toLowerCase());
  return [...fitting.filter(begins), ...fitting.filter((value) => !begins(value))].map((value) => ({
    insert: writeBarValue(key, { operator, value }),
    label: wordsFor(key, value),
    detail: `${label} ${OPERATOR_LABELS[operator]}`,
  }));
}
