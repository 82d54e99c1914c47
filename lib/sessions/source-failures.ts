import type { SourceReport } from "./sessions-page";

/** Sources that failed for one reason. */
export type FailureGroup = {
  /** `dev us-east-1`, or `dev (eu-west-1, us-east-1)`. */
  names: string;
  message: string;
  /** AWS's request id, where only one call failed. */
  requestId: string | null;
  /** Since when their rows are unchanged, if some are still shown. */
  asOf: string | null;
};

/** Puts failed sources together that have the same account and reason, so that one account is one line. */
export function groupFailures(failures: readonly SourceReport[]): FailureGroup[] {
  const groups = new Map<string, SourceReport[]>();
  for (const failure of failures) {
    const key = `${failure.account}\n${failure.error?.message}\n${failure.stale ? failure.asOf : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first?.error) return [];
    const regions = group.map(({ region }) => region).join(", ");
    return {
      names: `${first.account} ${others.length > 0 ? `(${regions})` : regions}`,
      message: first.error.message,
      requestId: others.length > 0 ? null : (first.error.requestId ?? null),
      asOf: first.stale ? first.asOf : null,
    };
  });
}
