import { checkValueOf } from "@/lib/sessions/query/field-value";
import { FIELDS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterOperator, isPart } from "@/lib/sessions/query/filter-value";
import { SCOPE_LABELS, type ScopeKey } from "@/lib/sessions/query/scope-keys";
import { MAX_VALUES } from "@/lib/sessions/query/search-params";

/** A text as a value of a field, or why it is none. */
export type ValueReading = { value: string } | { issue: string };

/** What values are chosen for: its name, the only values there are (null: any), and what makes one valid. */
export type ValueField = {
  label: string;
  oneOf: readonly string[] | null;
  check: (text: string) => ValueReading;
};

/** A filter key as a field, under an operator: parts of a value are free text even where values are not. */
export function filterField(key: FilterKey, operator: FilterOperator): ValueField {
  const { label, oneOf } = FIELDS[key];
  return {
    label,
    oneOf: isPart(operator) ? null : oneOf,
    check: (value) => checkValueOf(key, { operator, value }),
  };
}

/** The accounts or regions as a field. */
export function scopeField(key: ScopeKey, known: readonly string[]): ValueField {
  return {
    label: SCOPE_LABELS[key],
    oneOf: known,
    check: (value) =>
      known.includes(value) ? { value } : { issue: `“${value}” is none of ${known.join(", ")}.` },
  };
}

/** What is offered for a key: what was typed, then what the filter had, then what the rows suggest. */
export function optionsOf(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/** Whether an option stays while a text is typed to narrow the list. */
export function isOffered(option: string, typed: string): boolean {
  return option.toLowerCase().includes(typed.trim().toLowerCase());
}

/**
 * Reads what was typed as a value. A text that is an option but for its case takes the option's
 * spelling; the beginning or a part of an option means the first option that has it, as the list shows.
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

/** Whether Enter would take an option instead of the very text that was typed. */
export function meansAnOption(
  field: ValueField,
  typed: string,
  options: readonly string[],
): boolean {
  const reading = readTyped(field, typed, options);
  return typed.trim() !== "" && "value" in reading && reading.value !== typed.trim();
}

/** Adds a value to those chosen; more than a link can carry is a fault. */
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
 * What leaving the editor keeps of a text that nobody confirmed: a whole value such as a pasted id, but
 * not the few letters that were typed to search the list.
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

/** Whether two choices are the same, whatever their order. */
export function isSameChoice(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}
