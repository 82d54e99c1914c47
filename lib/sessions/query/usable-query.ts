import { type KnownAccount, withinScope } from "./known-account";
import type { QueryIssue } from "./query-issues";
import { withinLimits } from "./query-limits";
import { loadSessionSearchParams, type SessionSearch } from "./search-params";

/** Reads the query of a URL without the parts that Sessionscope cannot use. */
export function readView(
  search: URLSearchParams,
  accounts: readonly KnownAccount[],
): SessionSearch {
  return usableSearch(loadSessionSearchParams(search), accounts);
}

/** Removes from a parsed query the parts that Sessionscope cannot use. */
export function usableSearch(
  search: SessionSearch,
  accounts: readonly KnownAccount[],
): SessionSearch {
  return withinLimits(withinScope(search, accounts));
}

const MAX_DETAIL = 300;

/** An issue as part of a sentence: `status “Bogus” is not one of Connected, …`. */
export function issueText({ key, detail }: QueryIssue): string {
  const text = detail.length > MAX_DETAIL ? `${detail.slice(0, MAX_DETAIL)}…` : detail;
  if (key === "") return text;
  const name = key.length > 40 ? `${key.slice(0, 40)}…` : key;
  return text.startsWith("“") ? `${name} ${text}` : `${name}: ${text}`;
}
