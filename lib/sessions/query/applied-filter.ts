import type { FilterKey } from "./fields";
import type { FilterOperator } from "./filter-value";

/** A part of a query that a source applies itself: its window, or the values of a key that have one operator. */
export type AppliedFilter =
  | { key: "time"; operator: null }
  | { key: FilterKey; operator: FilterOperator };

/** Whether a source applies such a part. Sessionscope applies all other parts to every row. */
export function isApplied(
  key: AppliedFilter["key"],
  operator: AppliedFilter["operator"],
  applied: readonly AppliedFilter[],
): boolean {
  return applied.some((each) => each.key === key && each.operator === operator);
}
