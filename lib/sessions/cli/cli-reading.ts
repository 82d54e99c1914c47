import { FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { byPolarity, type FilterValue } from "@/lib/sessions/query/filter-value";
import { inOrder, type SessionFilters } from "@/lib/sessions/query/search-params";
import { issueAt, type TextIssue } from "@/lib/sessions/query/text-issue";
import type { ListedState } from "@/lib/sessions/session/session";
import { type CliQuery, readCliQuery } from "./cli-single";
import { type ShellWord, shellCommands } from "./shell-words";

/** Pasted commands as a view, or the part of the text that cannot be read and the reason. */
type CliReading =
  | { state: ListedState; change: Partial<SessionFilters>; region?: string[] }
  | { issue: TextIssue };

/**
 * Reads `aws ssm describe-sessions` commands, written by Sessionscope or by a person, as the filters of a view. Several
 * commands are one view if they differ only in their region, their state and the value of one filter. Both states
 * together are `all`. A command does not say which account it asks, so no account is read.
 */
export function readCliCommand(text: string): CliReading {
  const reading = shellCommands(text);
  if ("issue" in reading) return reading;
  const queries: CliQuery[] = [];
  let united: Alternatives | null = null;
  for (const words of reading.commands) {
    const query = readCliQuery(words);
    if ("issue" in query) return query;
    united = united === null ? { query, several: null } : unite(united, query);
    if (united === null) return { issue: issueAt(spanOf(text, words), DIFFERENT) };
    queries.push(query);
  }
  if (united === null) {
    return {
      issue: issueAt({ raw: text, at: 0 }, "there is no command. Paste one with its options."),
    };
  }
  const { filters, after, before } = united.query;
  const backwards = after !== null && before !== null && Date.parse(before) <= Date.parse(after);
  if (backwards) return { issue: issueAt({ raw: text, at: 0 }, BACKWARDS) };
  const states = new Set(queries.map(({ state }) => state));
  const regions = [...new Set(queries.flatMap(({ region }) => region ?? []))].sort();
  const isEverywhere = queries.some(({ region }) => region === null);
  const window = after === null && before === null ? {} : { after, before, range: null };
  const [state = "all"] = states.size === 1 ? states : [];
  return {
    state,
    change: { ...inOrderEach(filters), ...window },
    ...(isEverywhere ? {} : { region: regions }),
  };
}

const DIFFERENT =
  "this command differs from those before it in more than one filter. Paste one at a time.";
const BACKWARDS = "the window ends before it begins. Make InvokedBefore the later of the two.";

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

function spanOf(text: string, words: readonly ShellWord[]): { raw: string; at: number } {
  const at = words[0]?.at ?? 0;
  const last = words.at(-1);
  return { raw: text.slice(at, last ? last.at + last.raw.length : at), at };
}
