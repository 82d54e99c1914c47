import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { ProblemError } from "@/lib/server/problem";
import { longestOf, type Retention, sourceName } from "@/lib/server/source/session-source";
import { allFailed } from "./all-failed";

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
  const failed = sources.flatMap((source) =>
    source.failure ? { source, failure: source.failure } : [],
  );
  return failed.length < sources.length ? null : allFailed(failed, sources.length > 1);
}

/** Says where a session was not found, where the search failed, and whether the session may be too old. */
export function missingDetail(
  sources: readonly SearchedSource[],
  started: string | null,
  now: number,
): string {
  const searched = sources.filter(({ failure }) => failure === null);
  const where = `AWS lists no such session in ${namesOf(searched)}, neither in Active nor in History.`;
  return `${where} ${ageHint(longestOf(searched.flatMap(({ retention }) => retention ?? [])), started, now)}${notSearched(sources)}`;
}

/** Names the sources that could not be searched, and why. Empty if all could. */
function notSearched(sources: readonly Pick<SearchedSource, "account" | "region" | "failure">[]) {
  const details = [...new Set(sources.flatMap(({ failure }) => failure?.detail ?? []))];
  const texts = details.map((detail) => {
    const those = sources.filter(({ failure }) => failure?.detail === detail);
    return ` Not searched: ${namesOf(those)}. ${detail}`;
  });
  return texts.join("");
}

/** How far the search in one listing got. */
type Progress = {
  listing: { source: { account: string; region: string } };
  isPaused: boolean;
  failure: AwsFailure | null;
  pages: number;
  scanned: number;
  reached: string | null;
};

/** The problem of a search whose budget is spent: it says how far it got, and has the cursor to go on. */
export function unfinishedSearch(searches: readonly Progress[], cursor: string): ProblemError {
  const paused = searches.filter(({ isPaused }) => isPaused);
  const reached = paused.map((search) => search.reached);
  // The listing that got the least far decides.
  const searchedBackTo = reached.includes(null) ? null : (reached.sort().at(-1) ?? null);
  const pages = Math.max(...paused.map((search) => search.pages));
  const found =
    searchedBackTo === null
      ? `Read ${pages} more ${pages === 1 ? "page" : "pages"} of each list that is not read to its end; this session is not on them.`
      : `Searched back to ${searchedBackTo}; this session is not among those.`;
  const failed = searches.flatMap(({ listing: { source }, failure }) =>
    failure ? [{ account: source.account, region: source.region, failure }] : [],
  );
  const names = [...new Map(failed.map((each) => [sourceName(each), each])).values()];
  const detail = `${found} AWS has older sessions: go on with the cursor of this answer.`;
  return new ProblemError("aws-timeout", `${detail}${notSearched(names)}`, {
    cursor,
    coverage: {
      scanned: searches.reduce((sum, { scanned }) => sum + scanned, 0),
      searchedBackTo,
      complete: false,
    },
  });
}

/** The problem of a search that would do the same again with its next cursor. */
export function endlessSearch(): ProblemError {
  return new ProblemError(
    "aws-unavailable",
    "A cursor has no room for a search in so many accounts and regions. Search in one account and region.",
  );
}

/** `prod (eu-west-1, us-east-1), dev (eu-west-1)` */
function namesOf(sources: readonly Pick<SearchedSource, "account" | "region">[]): string {
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
