import { checkChosenValueOf } from "@/lib/sessions/query/field-value";
import { FIELDS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterOperator, isPart } from "@/lib/sessions/query/filter-value";
import { SCOPE_LABELS, type ScopeKey } from "@/lib/sessions/query/scope-keys";
import { MAX_VALUES } from "@/lib/sessions/query/search-params";

/** A text as a value of a field, or the reason why the text cannot be one. */
export type ValueReading = { value: string } | { issue: string };

/** A field for which values are chosen: its label, its only values (null: any), and the check of a value. */
export type ValueField = {
  label: string;
  oneOf: readonly string[] | null;
  check: (text: string) => ValueReading;
};

/** A filter key as a field, for one operator. *Contains* takes any text, even if the field has a fixed set of values. */
export function filterField(key: FilterKey, operator: FilterOperator): ValueField {
  const { label, oneOf } = FIELDS[key];
  return {
    label,
    oneOf: isPart(operator) ? null : oneOf,
    check: (value) => checkChosenValueOf(key, { operator, value }),
  };
}

/** The accounts or regions as a field. */
export function scopeField(key: ScopeKey, known: readonly string[]): ValueField {
  return {
    label: SCOPE_LABELS[key],
    oneOf: known,
    check: (value) =>
      known.includes(value)
        ? { value }
        : { issue: `“${value}” is not one of ${known.join(", ")}.` },
  };
}

/** The options of a key: first the typed values, then those of the filter, then the suggestions of the rows. */
export function optionsOf(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/** Whether an option stays in the list while a text is typed to search it. */
export function isOffered(option: string, typed: string): boolean {
  return option.toLowerCase().includes(typed.trim().toLowerCase());
}

/**
 * Reads a typed text as a value. A text that differs from an option only in case takes the option's spelling.
 * A text that begins an option, or is part of one, means the first such option in the list.
 */
export function readTyped(
  { check }: ValueField,
  typed: string,
  options: readonly string[],
): ValueReading {
  const text = typed.trim();
  if (text === "") return check(text);
  const option =
    options.find((option) => option.toLowerCase() === text.toLowerCase()) ??
    options.find((option) => option.toLowerCase().startsWith(text.toLowerCase())) ??
    options.find((option) => isOffered(option, text));
  return check(option ?? text);
}

/** Whether Enter would take an option instead of the typed text. */
export function meansAnOption(
  field: ValueField,
  typed: string,
  options: readonly string[],
): boolean {
  const reading = readTyped(field, typed, options);
  return typed.trim() !== "" && "value" in reading && reading.value !== typed.trim();
}

/** Adds a value to the chosen ones. An issue says when a link cannot carry more values. */
export function withValue(
  chosen: readonly string[],
  value: string,
): { values: string[] } | { issue: string } {
  const values = optionsOf(chosen, [value]);
  return values.length > MAX_VALUES
    ? { issue: `at most ${MAX_VALUES} values can be chosen.` }
    : { values };
}

/**
 * The value that the editor keeps of an unconfirmed text when it closes: a whole value such as a pasted id is kept,
 * a few letters that were typed to search the list are not.
 */
export function typedOnLeaving(
  field: ValueField,
  typed: string,
  options: readonly string[],
): string | null {
  const text = typed.trim();
  if (text === "") return null;
  const isSearch = options.some(
    (option) => isOffered(option, text) && option.toLowerCase() !== text.toLowerCase(),
  );
  if (isSearch) return null;
  const reading = readTyped(field, text, options);
  return "value" in reading ? reading.value : null;
}

/** Whether two choices have the same values, in any order. */
export function isSameChoice(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}
