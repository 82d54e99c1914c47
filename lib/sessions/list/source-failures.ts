import { earliest } from "@/lib/sessions/time/instant";
import type { SourceReport } from "./sessions-page";

/** Sources that failed, or whose rows are old, for one reason. */
export type FailureGroup = {
  /** `dev us-east-1`, `dev (eu-west-1, us-east-1)`, `dev (3 regions) and 4 more accounts`. */
  names: string;
  message: string;
  /** AWS's request id, where only one call failed. */
  requestId: string | null;
  /** Since when the oldest of their rows are unchanged, if old ones are still shown. */
  asOf: string | null;
  /** Whether they gave rows before they failed. */
  hasRows: boolean;
};

/** A notice of more accounts than these would push the list away. */
const NAMED = 3;

/** Puts sources together that have the same reason, so that one outage is one line. */
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
