import type { FilterKey } from "./fields";
import { type FilterOperator, type FilterValue, isSameValue } from "./filter-value";
import { inOrder } from "./search-params";

/** Replaces the values of a key that have one operator. Null, which removes the key, if no value is left. */
export function withValuesOf(
  all: readonly FilterValue[],
  operator: FilterOperator,
  values: readonly string[],
): FilterValue[] | null {
  const others = all.filter((each) => each.operator !== operator);
  const next = inOrder([...others, ...values.map((value) => ({ operator, value }))]);
  return next.length > 0 ? next : null;
}

/** Gives the values of a key that have one operator another operator. */
export function withOperator(
  all: readonly FilterValue[],
  from: FilterOperator,
  to: FilterOperator,
): FilterValue[] {
  return inOrder(
    all.map((each) => (each.operator === from ? { operator: to, value: each.value } : each)),
  );
}

/** Adds a value to those of a key, unless the key already has it. */
export function withAlso(all: readonly FilterValue[], value: FilterValue): FilterValue[] {
  return all.some((each) => isSameValue(each, value)) ? [...all] : inOrder([...all, value]);
}

/** The values of a key that have one operator. */
export function valuesOf(all: readonly FilterValue[], operator: FilterOperator): string[] {
  return all.filter((each) => each.operator === operator).map(({ value }) => value);
}

/** The values that the loaded rows suggest for each key. */
export type SuggestedValues = Record<FilterKey, string[]>;
