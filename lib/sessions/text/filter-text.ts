import { readCliCommand } from "@/lib/sessions/cli/cli-reading";
import type { FilterKey } from "@/lib/sessions/query/fields";
import type { FilterValue } from "@/lib/sessions/query/filter-value";
import { readIssues } from "@/lib/sessions/query/query-issues";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";
import {
  inOrder,
  NO_FILTERS,
  type SessionFilters,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import { issueAt, type TextIssue } from "@/lib/sessions/query/text-issue";
import type { ListedState } from "@/lib/sessions/session/session";
import { type FilterTextContext, readClause } from "./filter-text-clauses";
import { filterTextPhrases } from "./filter-text-phrases";
import { windowOf } from "./filter-text-window";

/**
 * The filter text as a change of a view: the keys that it mentions, and `state` if a pasted command names a list.
 * Otherwise all its issues, in the order of the text.
 */
export type FilterTextReading =
  | { change: Partial<SessionFilters>; state?: ListedState }
  | { issues: TextIssue[] };

/** A link carries 4,096 characters, but the commands of many sources are longer. */
const MAX_TEXT = 65_536;

/** Commands that Sessionscope wrote begin with comments that name the account. */
const COMMAND = /^\s*(?:#[^\n]*\n\s*)*aws(?:\s|$)/;

/**
 * Reads the filter text, which may also be an `aws ssm describe-sessions` command. A mentioned key replaces the view's
 * values of that key. A mentioned window replaces `after`, `before` and `range`. A link can carry every result.
 */
export function readFilterText(text: string, context: FilterTextContext): FilterTextReading {
  if (text.length > MAX_TEXT) {
    const detail = `The text has ${text.length} characters; ${MAX_TEXT} can be read.`;
    return { issues: [issueAt({ raw: text.slice(0, 40), at: 0 }, detail)] };
  }
  const reading = COMMAND.test(text) ? readCommand(text, context) : readWords(text, context);
  if ("issues" in reading) return reading;
  const query = new URLSearchParams(
    serializeSessionSearchParams({ ...NO_FILTERS, ...reading.change }),
  );
  const whole = { raw: text.trim(), at: Math.max(0, text.search(/\S/)) };
  const issues = readIssues(query, context.known).map(({ key, detail }) =>
    issueAt(whole, key === "" ? detail : `${key}: ${detail}`),
  );
  return issues.length > 0 ? { issues } : reading;
}

function readWords(text: string, context: FilterTextContext): FilterTextReading {
  const clauses = filterTextPhrases(text).map((phrase) => readClause(phrase, context));
  const filters = new Map<FilterKey, FilterValue[]>();
  const scope = new Map<ScopeKey, string[]>();
  for (const clause of clauses) {
    if ("filter" in clause) {
      filters.set(clause.filter, [...(filters.get(clause.filter) ?? []), clause.value]);
    } else if ("scope" in clause) {
      scope.set(clause.scope, [...(scope.get(clause.scope) ?? []), clause.name]);
    }
  }
  const window = windowOf(clauses.flatMap((clause) => ("time" in clause ? [clause.time] : [])));
  const issues = clauses.flatMap((clause) => ("issue" in clause ? [clause.issue] : []));
  if (issues.length + window.issues.length > 0) {
    return { issues: [...issues, ...window.issues].sort((a, b) => a.at - b.at) };
  }
  return {
    change: {
      ...Object.fromEntries([...scope].map(([key, names]) => [key, [...new Set(names)].sort()])),
      ...Object.fromEntries([...filters].map(([key, values]) => [key, inOrder(values)])),
      ...window.change,
    },
  };
}

function readCommand(text: string, { known }: FilterTextContext): FilterTextReading {
  const reading = readCliCommand(text);
  if ("issue" in reading) return { issues: [reading.issue] };
  const { state, change, region } = reading;
  const unknown = region?.find((name) => known !== null && !known.region.includes(name));
  if (unknown !== undefined) {
    const span = { raw: unknown, at: Math.max(0, text.indexOf(unknown)) };
    const detail = `${unknown} is not a known region. Sessionscope looks at ${known?.region.join(", ")}.`;
    return { issues: [issueAt(span, detail)] };
  }
  const account = accountsNamed(text, known);
  return {
    state,
    change: { ...change, ...(region && { region }), ...(account && { account }) },
  };
}

/** Commands that Sessionscope wrote name the account in a comment. If they name all accounts, the view has no account filter. */
function accountsNamed(text: string, known: FilterTextContext["known"]): string[] | null {
  const named = [...text.matchAll(/^\s*# account ([\w.-]+)/gm)].flatMap(([, id]) => id ?? []);
  const unique = [...new Set(named)].filter((id) => known?.account.includes(id)).sort();
  return unique.length > 0 && unique.length < (known?.account.length ?? 0) ? unique : null;
}
