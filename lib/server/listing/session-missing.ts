import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { ProblemError } from "@/lib/server/problem";
import { longestOf, type Retention, sourceName } from "@/lib/server/source/session-source";

/** A source that was searched without finding the session, or the reason why it could not be searched. */
export type SearchedSource = {
  account: string;
  region: string;
  retention: Retention | null;
  failure: AwsFailure | null;
};

const DAY_MS = 86_400_000;

/** Further accounts are counted, not named. */
const MAX_NAMED = 10;

/** The problem if no source could be searched; null if at least one was searched. */
export function failedSearch(sources: readonly SearchedSource[]): ProblemError | null {
  const failures = sources.flatMap(({ failure }) => failure ?? []);
  const [first] = failures;
  if (!first || failures.length < sources.length) return null;
  const { code, detail, requestId, retryAfterSeconds } = first;
  const [source, ...others] = sources;
  const prefix =
    source && others.length > 0 ? `${sourceName(source)} and ${others.length} more: ` : "";
  return new ProblemError(code, `${prefix}${detail}`, { requestId, retryAfterSeconds });
}

/** Says where a session was not found, where the search failed, and whether the session may be too old. */
export function missingDetail(
  sources: readonly SearchedSource[],
  started: string | null,
  now: number,
): string {
  const searched = sources.filter(({ failure }) => failure === null);
  const details = [...new Set(sources.flatMap(({ failure }) => failure?.detail ?? []))];
  const unsearched = details.map((detail) => {
    const those = sources.filter(({ failure }) => failure?.detail === detail);
    return ` Not searched: ${namesOf(those)}. ${detail}`;
  });
  const where = `AWS lists no such session in ${namesOf(searched)}, neither in Active nor in History.`;
  return `${where} ${ageHint(longestOf(searched.flatMap(({ retention }) => retention ?? [])), started, now)}${unsearched.join("")}`;
}

/** `prod (eu-west-1, us-east-1), dev (eu-west-1)` */
function namesOf(sources: readonly SearchedSource[]): string {
  const accounts = [...new Set(sources.map(({ account }) => account))];
  const named = accounts.slice(0, MAX_NAMED).map((account) => {
    const regions = sources.filter((source) => source.account === account);
    return `${account} (${regions.map(({ region }) => region).join(", ")})`;
  });
  const more = accounts.length - named.length;
  if (more === 0) return named.join(", ");
  return `${named.join(", ")} and ${more} more ${more === 1 ? "account" : "accounts"}`;
}

function ageHint(retention: Retention | null, started: string | null, now: number): string {
  if (retention === null) return "It may be mistyped, or too old.";
  const { days, rule } = retention;
  if (started === null) return `It may be mistyped, or too old: ${rule}.`;
  const isOld = now - Date.parse(started) > days * DAY_MS;
  const day = started.slice(0, 10);
  return isOld
    ? `It started on ${day}, more than ${days} days ago: ${rule}.`
    : `It started on ${day}, too recently to be forgotten (${rule}), so the id may be mistyped.`;
}
