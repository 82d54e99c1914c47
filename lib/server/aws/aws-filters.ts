import "server-only";
import { type AwsFilter, MAX_AWS_FILTERS } from "@/lib/sessions/query/plan";

/** Whether a filter sets the beginning of a time window. */
export function isBeginning({ key }: AwsFilter): boolean {
  return key === "InvokedAfter";
}

/** The beginning of the time window in the filters; null if it has no beginning. */
export function beginningOf(filters: readonly AwsFilter[]): string | null {
  return filters.find(isBeginning)?.value ?? null;
}

/** The end of the time window in the filters; null if it has no end. */
export function endOf(filters: readonly AwsFilter[]): string | null {
  return filters.find(({ key }) => key === "InvokedBefore")?.value ?? null;
}

/**
 * The filters with a different end of the time window. If that makes too many filters, the access type is left out,
 * because it excludes the fewest sessions. The re-check applies it.
 */
export function withEnd(filters: readonly AwsFilter[], before: string | null): AwsFilter[] {
  if (before === null) return [...filters];
  const others = filters.filter(({ key }) => key !== "InvokedBefore");
  const withBefore = [...others, { key: "InvokedBefore" as const, value: before }];
  return withBefore.length <= MAX_AWS_FILTERS
    ? withBefore
    : withBefore.filter(({ key }) => key !== "AccessType");
}

/**
 * The filters with the window's beginning rounded down to a whole minute, so that all viewers of a moving window send
 * the same request to AWS within a minute. The re-check drops the few rows that are too old.
 */
export function fromWholeMinute(filters: readonly AwsFilter[]): AwsFilter[] {
  return filters.map((filter) =>
    isBeginning(filter) ? { ...filter, value: filter.value.replace(/:\d\dZ$/, ":00Z") } : filter,
  );
}
