import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { ProblemError } from "@/lib/server/problem";
import { sourceName } from "@/lib/server/source/session-source";

type FailedSource = { source: { account: string; region: string }; failure: AwsFailure };

/**
 * The problem of an answer whose sources all failed: that of the first. If `several` sources were asked, it names the first
 * and counts those that failed for the same reason apart from the others. Null without a failure.
 */
export function allFailed(failed: readonly FailedSource[], several: boolean): ProblemError | null {
  const [first] = failed;
  if (first === undefined) return null;
  const { code, detail, requestId, retryAfterSeconds } = first.failure;
  const isSame = ({ failure }: FailedSource) => failure.detail === detail;
  const same = new Set(failed.filter(isSame).map(nameOf));
  const others = new Set(failed.map(nameOf).filter((name) => !same.has(name)));
  const more = same.size > 1 ? ` and ${same.size - 1} more` : "";
  const prefix = several ? `${nameOf(first)}${more}: ` : "";
  return new ProblemError(code, `${prefix}${detail}${otherReasons(others.size)}`, {
    requestId,
    retryAfterSeconds,
  });
}

function nameOf({ source }: FailedSource): string {
  return sourceName(source);
}

function otherReasons(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " One more source failed." : ` ${count} more sources failed.`;
}
