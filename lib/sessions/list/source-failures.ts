import { earliest } from "@/lib/sessions/time/instant";
import type { SourceReport } from "./sessions-page";

/** Sources that failed, or whose rows are stale, for the same reason. */
export type FailureGroup = {
  /** `dev us-east-1`, `dev (eu-west-1, us-east-1)`, `dev (3 regions) and 4 more accounts`. */
  names: string;
  message: string;
  /** AWS's request id, if only one call failed. */
  requestId: string | null;
  /** The time of their oldest rows, if stale rows are still shown. */
  asOf: string | null;
  /** Whether they gave rows before they failed. */
  hasRows: boolean;
};

/** A notice with more accounts would take too much space from the list. */
const NAMED = 3;

/** Groups sources by reason, so that one outage takes one line. */
export function groupFailures(failures: readonly SourceReport[]): FailureGroup[] {
  const groups = new Map<string, SourceReport[]>();
  for (const failure of failures) {
    const key = `${failure.stale} ${reasonOf(failure)?.message}`;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    const reason = first && reasonOf(first);
    if (!reason) return [];
    return {
      names: namesOf(group),
      message: reason.message,
      requestId: others.length > 0 ? null : (reason.requestId ?? null),
      asOf: first.stale ? earliest(group.map(({ asOf }) => asOf)) : null,
      hasRows: group.some(({ asOf }) => asOf !== null),
    };
  });
}

function reasonOf({ error, reason }: SourceReport) {
  return error ?? reason;
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
