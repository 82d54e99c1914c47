import { FILTER_KEYS } from "@/lib/sessions/query/fields";
import { isNegative } from "@/lib/sessions/query/filter-value";
import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { parseScopeName } from "@/lib/sessions/query/scope-keys";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import { readCliFilters } from "./cli-filters";
import { readCliOptions } from "./cli-options";
import { readQueryOption } from "./query-option";
import type { QueryFilters } from "./sessions-query";
import type { ShellWord } from "./shell-words";

/** One command: AWS's list, the region, and the filters; a sentence about what was left out. */
export type CliQuery = {
  state: "active" | "history";
  region: string | null;
  filters: QueryFilters;
  after: string | null;
  before: string | null;
  note: string | null;
};

/** The words of one command: its program, those after it, and the region that stands before it, if any. */
export type CliWords = { program: ShellWord; words: ShellWord[]; region: ShellWord | null };

const STATES = { active: "Active", history: "History" } as const;

/** Reads one `aws ssm describe-sessions` command. `text` is the text in which the words stand. */
export function readCliQuery(
  { program, words, region: outer }: CliWords,
  text: string,
): CliQuery | { issue: TextIssue } {
  const options = readCliOptions(program, words);
  if ("issue" in options) return options;
  const { state, query } = options;
  const region = options.region ?? outer;
  if (state === null) {
    return { issue: issueAt(program, "--state is missing. Add --state Active or History.") };
  }
  const opaque = [state, region, query].find((word) => word !== null && word.issue !== null);
  if (opaque?.issue) return { issue: issueAt(opaque, opaque.issue) };
  const list = listOf(state.value);
  if (list === null) return { issue: issueAt(state, stateDetail(state.value)) };
  if (region !== null && parseScopeName(region.value) === null) {
    return { issue: issueAt(region, `${quoted(region.value)} is not a region.`) };
  }
  const asked = readCliFilters(options.filters, text);
  if ("issue" in asked) return asked;
  const left = query === null ? { filters: {}, note: null } : readQueryOption(query.value);
  if ("issue" in left) return { issue: issueAt(query ?? program, left.issue) };
  const filters = joined(asked.filters, left.filters);
  if (filters === null) return { issue: issueAt(query ?? program, CHOSEN_TWICE) };
  const { after, before } = asked;
  return {
    state: list,
    region: region?.value ?? null,
    filters,
    after,
    before,
    note: left.note,
  };
}

const CHOSEN_TWICE =
  "--filters and --query both choose values of the same field. Leave one of them out.";

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
