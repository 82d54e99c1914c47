import { type KnownAccount, withinScope } from "./known-account";
import type { QueryIssue } from "./query-issues";
import { withinLimits } from "./query-limits";
import { loadSessionSearchParams, serializeSessionSearchParams } from "./search-params";

/** The query string (`?owner=…`, or empty) without anything that Sessionscope cannot use. */
export function usableQuery(search: URLSearchParams, accounts: readonly KnownAccount[]): string {
  const usable = withinScope(loadSessionSearchParams(search), accounts);
  return serializeSessionSearchParams(withinLimits(usable));
}

const MAX_DETAIL = 300;

/** A fault as part of a sentence: `status “Bogus” is none of Connected, …`. */
export function issueText({ key, detail }: QueryIssue): string {
  const text = detail.length > MAX_DETAIL ? `${detail.slice(0, MAX_DETAIL)}…` : detail;
  if (key === "") return text;
  const name = key.length > 40 ? `${key.slice(0, 40)}…` : key;
  return text.startsWith("“") ? `${name} ${text}` : `${name}: ${text}`;
}
