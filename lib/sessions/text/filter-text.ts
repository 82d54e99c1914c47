import { cleanPaste } from "@/lib/sessions/cli/clean-paste";
import { isAwsProgram } from "@/lib/sessions/cli/cli-program";
import { readCliCommand } from "@/lib/sessions/cli/cli-reading";
import type { FilterKey } from "@/lib/sessions/query/fields";
import type { FilterValue } from "@/lib/sessions/query/filter-value";
import { meantRegion } from "@/lib/sessions/query/meant-region";
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
import { filterTextKeyOf } from "./filter-text-keys";
import { filterTextPhrases } from "./filter-text-phrases";
import { windowOf } from "./filter-text-window";
import { filterTextWords } from "./filter-text-words";

/**
 * The filter text as a change of a view: the keys that it mentions, `state` if a pasted command names a list, and a note
 * about what was left out of it, or what was taken for a time that does not exist. Otherwise all its issues, in the order of the text.
 */
export type FilterTextReading =
  | { change: Partial<SessionFilters>; state?: ListedState; note?: string }
  | { issues: TextIssue[] };

/** A link carries 4,096 characters, but the commands of many sources are longer. */
const MAX_TEXT = 65_536;

/** The names of the operation in the AWS CLI, the SDKs and PowerShell. */
const OPERATION = /(?:^|[\s"'`([{;&|>.])(?:describe[-_]?sessions|get-ssmsession)(?![\w-])/i;

/**
 * Whether a text is a command rather than filters. No filter is a word without a key, so a word that only a command has
 * decides: the operation, or the AWS CLI before any filter.
 */
export function isCommand(text: string): boolean {
  for (const { name, value, raw } of filterTextWords(cleanPaste(text).text)) {
    if (name !== null && filterTextKeyOf(name) !== null) continue;
    if (OPERATION.test(name === null ? value : raw)) return true;
  }
  const words = filterTextWords(cleanPaste(text).text);
  const key = words.findIndex(({ name }) => name !== null && filterTextKeyOf(name) !== null);
  return words.slice(0, key < 0 ? undefined : key).some(isAwsProgram);
}

/**
 * Reads the filter text, which may also be an `aws ssm describe-sessions` command. A mentioned key replaces the view's
 * values of that key. A mentioned window replaces `after`, `before` and `range`. A link can carry every result.
 */
export function readFilterText(text: string, context: FilterTextContext): FilterTextReading {
  if (text.length > MAX_TEXT) {
    const detail = `The text has ${text.length} characters; ${MAX_TEXT} can be read.`;
    return { issues: [issueAt({ raw: text.slice(0, 40), at: 0 }, detail)] };
  }
  const reading = isCommand(text) ? readCommand(text, context) : readTyped(text, context);
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

/** Reads filters. If the text cannot be read, it is read as it was before a page or a chat changed its characters. */
function readTyped(text: string, context: FilterTextContext): FilterTextReading {
  const reading = readWords(text, context);
  if (!("issues" in reading)) return reading;
  const clean = cleanPaste(text).text;
  const second = clean === text ? reading : readWords(clean, context);
  return "issues" in second ? reading : second;
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
  const notes = clauses.flatMap((clause) =>
    "time" in clause && clause.time.note !== null ? [clause.time.note] : [],
  );
  return {
    ...(notes.length > 0 && { note: notes.join(" ") }),
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
  const { state, change, note, region: named } = reading;
  const region = named?.map(
    (name) => known?.region.find((one) => one === meantRegion(name)) ?? name,
  );
  const unknown = region?.find((name) => known !== null && !known.region.includes(name));
  if (unknown !== undefined) {
    const at = text.indexOf(unknown);
    const span =
      at < 0 ? { raw: text.trim(), at: Math.max(0, text.search(/\S/)) } : { raw: unknown, at };
    const detail = `${unknown} is not a known region. Sessionscope looks at ${known?.region.join(", ")}.`;
    return { issues: [issueAt(span, detail)] };
  }
  const account = accountsNamed(text, known);
  return {
    state,
    change: { ...change, ...(region && { region }), ...(account && { account }) },
    ...(note !== undefined && { note }),
  };
}

/** Commands that Sessionscope wrote name the account in a comment. If they name all accounts, the view has no account filter. */
function accountsNamed(text: string, known: FilterTextContext["known"]): string[] | null {
  const named = [...text.matchAll(/^\s*# account ([\w.-]+)/gm)].flatMap(([, id]) => id ?? []);
  const unique = [...new Set(named)].filter((id) => known?.account.includes(id)).sort();
  return unique.length > 0 && unique.length < (known?.account.length ?? 0) ? unique : null;
}
