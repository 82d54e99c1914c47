import { cleanPaste } from "@/lib/sessions/cli/clean-paste";
import { isAwsProgram } from "@/lib/sessions/cli/cli-program";
import type { MappedText } from "@/lib/sessions/cli/mapped-text";
import type { FilterKey } from "@/lib/sessions/query/fields";
import type { FilterValue } from "@/lib/sessions/query/filter-value";
import { readIssues } from "@/lib/sessions/query/query-issues";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";
import {
  inOrder,
  NO_FILTERS,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import { issueAt } from "@/lib/sessions/query/text-issue";
import { type FilterTextContext, readClause } from "./filter-text-clauses";
import { readCommandText } from "./filter-text-command";
import { filterTextKeyOf } from "./filter-text-keys";
import { endOfLead, withLead } from "./filter-text-lead";
import { filterTextPhrases } from "./filter-text-phrases";
import type { FilterTextReading } from "./filter-text-reading";
import { windowOf } from "./filter-text-window";
import { type FilterTextWord, filterTextWords } from "./filter-text-words";

/** A link carries 4,096 characters, but the commands of many sources are longer. */
const MAX_TEXT = 65_536;

/** The names of the operation in the AWS CLI, the SDKs and PowerShell. */
const OPERATION = /(?:^|[\s"'`([{;&|>.])(?:describe[-_]?sessions|get-ssmsession)(?![\w-])/i;

/**
 * Whether a text is a command rather than filters. No filter is a word without a key, so a word that only a command has
 * decides: the operation, or the AWS CLI before any filter.
 */
export function isCommand(text: string): boolean {
  return isCleanCommand(cleanPaste(text).text);
}

function isCleanCommand(text: string): boolean {
  const words = filterTextWords(text);
  const isFilter = ({ name }: FilterTextWord) => name !== null && filterTextKeyOf(name) !== null;
  const isOperation = ({ name, value, raw }: FilterTextWord) =>
    OPERATION.test(name === null ? value : raw);
  if (words.some((word) => !isFilter(word) && isOperation(word))) return true;
  const key = words.findIndex(isFilter);
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
  const clean = cleanPaste(text);
  const reading = isCleanCommand(clean.text)
    ? readPaste(text, clean, context)
    : readTyped(text, clean.text, context);
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
function readTyped(text: string, clean: string, context: FilterTextContext): FilterTextReading {
  const reading = readWords(text, context);
  if (!("issues" in reading)) return reading;
  const second = clean === text ? reading : readWords(clean, context);
  return "issues" in second ? reading : second;
}

/** Reads a command, and the filters that stand before it in the field. */
function readPaste(text: string, clean: MappedText, context: FilterTextContext): FilterTextReading {
  const end = endOfLead(text, context);
  if (end === 0) return readCommandText(text, clean, context);
  const lead = text.slice(0, end);
  const rest = text.slice(end);
  const typed = readTyped(lead, cleanPaste(lead).text, context);
  return withLead(lead, typed, readCommandText(rest, cleanPaste(rest), context));
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
