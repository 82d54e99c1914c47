import type { SourceReport } from "./sessions-page";

/** Sources that failed for one reason. */
export type FailureGroup = {
  /** `dev us-east-1`, `dev (eu-west-1, us-east-1)`, `dev (3 regions) and 4 more accounts`. */
  names: string;
  message: string;
  /** AWS's request id, where only one call failed. */
  requestId: string | null;
  /** Since when their rows are unchanged, if some are still shown. */
  asOf: string | null;
  /** Whether they gave rows before they failed. */
  hasRows: boolean;
};

/** A notice of more accounts than these would push the list away. */
const NAMED = 3;

/** Puts failed sources together that have the same reason, so that one outage is one line. */
export function groupFailures(failures: readonly SourceReport[]): FailureGroup[] {
  const groups = new Map<string, SourceReport[]>();
  for (const failure of failures) {
    const key = `${failure.error?.message}\n${failure.stale ? failure.asOf : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first?.error) return [];
    return {
      names: namesOf(group),
      message: first.error.message,
      requestId: others.length > 0 ? null : (first.error.requestId ?? null),
      asOf: first.stale ? first.asOf : null,
      hasRows: group.some(({ asOf }) => asOf !== null),
    };
  });
}

function namesOf(group: readonly SourceReport[]): string {
  const accounts = [...new Set(group.map(({ account }) => account))];
  const named = accounts.slice(0, NAMED).map((account) => {
    const regions = group.filter((each) => each.account === account).map(({ region }) => region);
    if (regions.length === 1) return `${account} ${regions[0]}`;
    return regions.length > NAMED
      ? `${account} (${regions.length} regions)`
      : `${account} (${regions.join(", ")})`;
  });
  const more = accounts.length - named.length;
  const rest = more === 0 ? "" : ` and ${more} more ${more === 1 ? "account" : "accounts"}`;
  return `${named.join(", ")}${rest}`;
}
