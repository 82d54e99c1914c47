import "server-only";
import { type AwsFilter, MAX_AWS_FILTERS } from "@/lib/sessions/query/plan";

/** Whether a filter is the beginning of a window. */
export function isBeginning({ key }: AwsFilter): boolean {
  return key === "InvokedAfter";
}

/** When the window of some filters begins; null if it is open. */
export function beginningOf(filters: readonly AwsFilter[]): string | null {
  return filters.find(isBeginning)?.value ?? null;
}

/** When the window of some filters ends; null if it is open. */
export function endOf(filters: readonly AwsFilter[]): string | null {
  return filters.find(({ key }) => key === "InvokedBefore")?.value ?? null;
}

/**
 * The filters with another end of the window. If they are too many then, the access type is left out, because it
 * rules out the fewest sessions: the re-check applies it.
 */
export function withEnd(filters: readonly AwsFilter[], before: string | null): AwsFilter[] {
  if (before === null) return [...filters];
  const others = filters.filter(({ key }) => key !== "InvokedBefore");
  const bounded = [...others, { key: "InvokedBefore" as const, value: before }];
  return bounded.length <= MAX_AWS_FILTERS
    ? bounded
    : bounded.filter(({ key }) => key !== "AccessType");
}

/**
 * The filters with the window's beginning at a whole minute, so that all viewers of a moving window ask AWS the same
 * within a minute. The re-check drops the few rows that are too old.
 */
export function fromWholeMinute(filters: readonly AwsFilter[]): AwsFilter[] {
  return filters.map((filter) =>
    isBeginning(filter) ? { ...filter, value: filter.value.replace(/:\d\dZ$/, ":00Z") } : filter,
  );
}
