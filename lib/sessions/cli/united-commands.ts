import { FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { byPolarity, type FilterValue } from "@/lib/sessions/query/filter-value";
import { inOrder, type SessionFilters } from "@/lib/sessions/query/search-params";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import type { ListedState } from "@/lib/sessions/session/session";
import { windowOrderIssue } from "@/lib/sessions/time/time-window";
import type { CliCommand, CliCommands } from "./cli-commands";
import { NO_COMMAND } from "./cli-options";
import { type CliQuery, readCliQuery } from "./cli-single";

/**
 * Pasted commands as a view, and a sentence about what was left out that may choose sessions; or the part of the text
 * that cannot be read and the reason.
 */
export type CliReading =
  | { state: ListedState; change: Partial<SessionFilters>; region?: string[]; note?: string }
  | { issue: TextIssue };

/** Reads commands as one view, if they differ only in their region, their state and the value of one filter. */
export function readCommands({ commands, leftOut }: CliCommands): CliReading {
  const queries: CliQuery[] = [];
  let united: Alternatives | null = null;
  for (const command of commands) {
    const query = readCliQuery(command, command.text);
    if ("issue" in query) return { issue: outside(query.issue, command) };
    united = united === null ? { query, several: null } : unite(united, query);
    if (united === null) return { issue: outside(issueAt(spanOf(command), DIFFERENT), command) };
    queries.push(query);
  }
  const [only] = commands;
  if (united === null || only === undefined)
    return { issue: issueAt({ raw: "", at: 0 }, NO_COMMAND) };
  const { filters, after, before } = united.query;
  if (windowOrderIssue({ after, before }) !== null)
    return { issue: outside(issueAt(spanOf(only), EMPTY_WINDOW), only) };
  const states = new Set(queries.map(({ state }) => state));
  const regions = [...new Set(queries.flatMap(({ region }) => region ?? []))].sort();
  const isEverywhere = queries.some(({ region }) => region === null);
  const window = after === null && before === null ? {} : { after, before, range: null };
  const [state = "all"] = states.size === 1 ? states : [];
  const note = noteOf(queries, leftOut);
  return {
    state,
    change: { ...inOrderEach(filters), ...window },
    ...(isEverywhere ? {} : { region: regions }),
    ...(note !== "" && { note }),
  };
}

/** The issue of a command in quotes has the position of the quotes. */
function outside(issue: TextIssue, { outer }: CliCommand): TextIssue {
  return outer === null ? issue : issueAt(outer, issue.detail);
}

/** Says what was left out. */
function noteOf(queries: readonly CliQuery[], leftOut: readonly string[]): string {
  const rest = leftOut.join(" ");
  const notes = queries.flatMap(({ note }) => note ?? []);
  const said = rest === "" ? [] : [`Only the AWS command was read, without ${quoted(rest)}.`];
  return [...new Set([...notes, ...said])].join(" ");
}

const DIFFERENT =
  "commands are one view only if they differ in their region, their state or the values of one filter. Paste one at a time.";
const EMPTY_WINDOW =
  "no session can match, because InvokedBefore is not later than InvokedAfter. Make it the later of the two.";

/** Commands as one query, and the key whose values are alternatives, if the commands differ in one key. */
type Alternatives = { query: CliQuery; several: FilterKey | null };

function unite({ query, several }: Alternatives, next: CliQuery): Alternatives | null {
  if (query.after !== next.after || query.before !== next.before) return null;
  const different = FILTER_KEYS.filter((key) => !isSame(query.filters[key], next.filters[key]));
  if (different.length === 0) return { query, several };
  const [key] = different;
  if (key === undefined || different.length > 1 || (several !== null && several !== key))
    return null;
  const mine = byPolarity(query.filters[key] ?? []);
  const theirs = byPolarity(next.filters[key] ?? []);
  // Only wanted values are alternatives. A command without a wanted value asks for all values, which is not an alternative.
  const isUnitable =
    isSame(mine.unwanted, theirs.unwanted) && mine.wanted.length > 0 && theirs.wanted.length > 0;
  if (!isUnitable) return null;
  const values = inOrder([...mine.wanted, ...theirs.wanted, ...mine.unwanted]);
  return { query: { ...query, filters: { ...query.filters, [key]: values } }, several: key };
}

function isSame(a: readonly FilterValue[] = [], b: readonly FilterValue[] = []): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrderEach(filters: CliQuery["filters"]): CliQuery["filters"] {
  return Object.fromEntries(FILTER_KEYS.flatMap((key) => entryOf(key, filters[key])));
}

function entryOf(key: FilterKey, values: FilterValue[] | undefined): [string, FilterValue[]][] {
  return values === undefined ? [] : [[key, inOrder(values)]];
}

/** The text of a command from its program to its last word. */
function spanOf({ program, words, text }: CliCommand): { raw: string; at: number } {
  const last = words.at(-1) ?? program;
  return { raw: text.slice(program.at, last.at + last.raw.length), at: program.at };
}
