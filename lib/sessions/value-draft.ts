import { checkValueOf, type FilterKey } from "./filter-keys";
import type { FilterValueReading } from "./filter-value";
import { MAX_VALUES } from "./search-params";

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
  key: FilterKey,
  typed: string,
  options: readonly string[],
): FilterValueReading {
  const text = typed.trim();
  if (text === "") return checkValueOf(key, text);
  const option =
    options.find((option) => option.toLowerCase() === text.toLowerCase()) ??
    options.find((option) => option.toLowerCase().startsWith(text.toLowerCase())) ??
    options.find((option) => isOffered(option, text));
  return checkValueOf(key, option ?? text);
}

/** Whether Enter would take an option instead of the very text that was typed. */
export function meansAnOption(key: FilterKey, typed: string, options: readonly string[]): boolean {
  const reading = readTyped(key, typed, options);
  return typed.trim() !== "" && "value" in reading && reading.value !== typed.trim();
}

/** Adds a value to those chosen; more than a link can carry is a fault. */
export function withValue(
  chosen: readonly string[],
  value: string,
): { values: string[] } | { fault: string } {
  const values = optionsOf(chosen, [value]);
  return values.length > MAX_VALUES
    ? { fault: `at most ${MAX_VALUES} values can be chosen.` }
    : { values };
}

/**
 * What leaving the editor keeps of a text that nobody confirmed: a whole value such as a pasted id, but
 * not the few letters that were typed to search the list.
 */
export function typedOnLeaving(
  key: FilterKey,
  typed: string,
  options: readonly string[],
): string | null {
  const text = typed.trim();
  if (text === "") return null;
  const isSearch = options.some(
    (option) => isOffered(option, text) && option.toLowerCase() !== text.toLowerCase(),
  );
  if (isSearch) return null;
  const reading = readTyped(key, text, options);
  return "value" in reading ? reading.value : null;
}

/** Whether two choices are the same, whatever their order. */
export function isSameChoice(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}
