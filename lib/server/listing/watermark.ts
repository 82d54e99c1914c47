import "server-only";
import { type AwsFilter, MAX_AWS_FILTERS } from "@/lib/sessions/query/plan";

/**
 * The filters with another upper bound for the start. If they are too many then, the access type is
 * left out, which tells least: the re-check applies it.
 */
export function withBefore(filters: readonly AwsFilter[], before: string | null): AwsFilter[] {
  if (before === null) return [...filters];
  const others = filters.filter(({ key }) => key !== "InvokedBefore");
  const bounded = [...others, { key: "InvokedBefore" as const, value: before }];
  return bounded.length <= MAX_AWS_FILTERS
    ? bounded
    : bounded.filter(({ key }) => key !== "AccessType");
}
