import { FILTER_KEYS } from "@/lib/sessions/query/fields";
import { isNegative } from "@/lib/sessions/query/filter-value";
import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { parseScopeName } from "@/lib/sessions/query/scope-keys";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import { readCliFilters } from "./cli-filters";
import { readCliOptions } from "./cli-options";
import { type QueryFilters, readSessionsQuery } from "./sessions-query";
import type { ShellWord } from "./shell-words";

/** One command: AWS's list, the region, and the filters. */
export type CliQuery = {
  state: "active" | "history";
  region: string | null;
  filters: QueryFilters;
  after: string | null;
  before: string | null;
};

const STATES = { active: "Active", history: "History" } as const;

/** Reads the words of one `aws ssm describe-sessions` command. */
export function readCliQuery(words: readonly ShellWord[]): CliQuery | { issue: TextIssue } {
  const options = readCliOptions(words);
  if ("issue" in options) return options;
  const { state, region, query } = options;
  const [program] = words;
  if (state === null) {
    return {
      issue: issueAt(program ?? NOWHERE, "--state is missing. Add --state Active or History."),
    };
  }
  const list = listOf(state.value);
  if (list === null) return { issue: issueAt(state, stateDetail(state.value)) };
  if (region !== null && parseScopeName(region.value) === null) {
    return { issue: issueAt(region, `${quoted(region.value)} is not a region.`) };
  }
  const asked = readCliFilters(options.filters);
  if ("issue" in asked) return asked;
  const left = query === null ? {} : readSessionsQuery(query.value);
  const filters = left && joined(asked.filters, left);
  if (query !== null && filters === null) return { issue: issueAt(query, FOREIGN_QUERY) };
  const { after, before } = asked;
  return { state: list, region: region?.value ?? null, filters: filters ?? {}, after, before };
}

const NOWHERE = { raw: "", at: 0 };
const FOREIGN_QUERY =
  "Sessionscope did not write this --query, so it cannot be read. Leave it out and filter here.";

function listOf(text: string): CliQuery["state"] | null {
  const typed = text.toLowerCase();
  return typed === "active" || typed === "history" ? typed : null;
}

function stateDetail(text: string): string {
  const near = nearestWord(text, Object.values(STATES)) ?? Object.values(STATES).join(" or ");
  return `${quoted(text)} is not a state. Did you mean ${near}?`;
}

/**
 * Joins the filters that AWS applies with those of the query. Both may exclude sessions. Wanted values of one key in
 * both would have to hold together, which a view cannot express: null.
 */
function joined(asked: QueryFilters, left: QueryFilters): QueryFilters | null {
  const result: QueryFilters = {};
  for (const key of FILTER_KEYS) {
    const values = [...(asked[key] ?? []), ...(left[key] ?? [])];
    const isTwice =
      asked[key] !== undefined && left[key]?.some(({ operator }) => !isNegative(operator));
    if (isTwice) return null;
    if (values.length > 0) result[key] = values;
  }
  return result;
}
