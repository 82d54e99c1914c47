import type { FilterKey } from "./fields";
import { type FilterOperator, type FilterValue, isSameValue } from "./filter-value";
import { inOrder } from "./search-params";

/** A key's values with those of one operator replaced; null, which takes the key out, if none are left. */
export function withValuesOf(
  all: readonly FilterValue[],
  operator: FilterOperator,
  values: readonly string[],
): FilterValue[] | null {
  const others = all.filter((each) => each.operator !== operator);
  const next = inOrder([...others, ...values.map((value) => ({ operator, value }))]);
  return next.length > 0 ? next : null;
}

/** A key's values with those of one operator given another. */
export function withOperator(
  all: readonly FilterValue[],
  from: FilterOperator,
  to: FilterOperator,
): FilterValue[] {
  return inOrder(
    all.map((each) => (each.operator === from ? { operator: to, value: each.value } : each)),
  );
}

/** A key's values with one more, unless it is there. */
export function withAlso(all: readonly FilterValue[], value: FilterValue): FilterValue[] {
  return all.some((each) => isSameValue(each, value)) ? [...all] : inOrder([...all, value]);
}

/** The values of a key that have one operator. */
export function valuesOf(all: readonly FilterValue[], operator: FilterOperator): string[] {
  return all.filter((each) => each.operator === operator).map(({ value }) => value);
}

/** The keys whose values people pick from a list that the rows suggest. */
export type SuggestedValues = Record<FilterKey, string[]>;
