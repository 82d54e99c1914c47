import { FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { byPolarity, type FilterValue } from "@/lib/sessions/query/filter-value";
import { inOrder, type SessionFilters } from "@/lib/sessions/query/search-params";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import type { ListedState } from "@/lib/sessions/session/session";
import { windowOrderIssue } from "@/lib/sessions/time/time-window";
import { cleanPaste } from "./clean-paste";
import { type CliCommand, type CliCommands, cliCommandsIn } from "./cli-commands";
import { NO_COMMAND, readCliOptions } from "./cli-options";
import { isAwsProgram } from "./cli-program";
import { type CliQuery, readCliQuery } from "./cli-single";
import type { MappedText } from "./mapped-text";
import { shellParts } from "./shell-words";

/**
 * Pasted commands as a view, and a sentence about what was left out that may choose sessions; or the part of the text
 * that cannot be read and the reason.
 */
export type CliReading =
  | { state: ListedState; change: Partial<SessionFilters>; region?: string[]; note?: string }
  | { issue: TextIssue };

/**
 * Reads `aws ssm describe-sessions` commands, written by Sessionscope or by a person, with what a shell, a terminal, a
 * page or a chat added, as the filters of a view. Several commands are one view if they differ only in their region,
 * their state and the value of one filter. Both states together are `all`. A command does not say which account it
 * asks, so no account is read. It gives a reading of any text.
 */
export function readCliCommand(original: string): CliReading {
  // A value in a command that Sessionscope wrote may look like a tag or a character reference.
  const plain = OWN.test(original) ? readClean(original) : null;
  if (plain !== null && !("issue" in plain)) return plain;
  const clean = cleanPaste(original);
  const reading = readClean(clean.text);
  return "issue" in reading
    ? (plain ?? { issue: inOriginal(reading.issue, clean, original) })
    : reading;
}

/** Text that Sessionscope writes: comments and commands of printable ASCII. */
const OWN =
  /^(?:#[ -~]*\n|aws ssm describe-sessions --region [\w.-]+ --state \w+(?: '?[ -~]*)? --output json(?:\n|$))+$/;

/** The issue in the text before it was cleaned. */
function inOriginal({ at, length, detail }: TextIssue, clean: MappedText, original: string) {
  const from = clean.at[at] ?? original.length;
  const to = length === 0 ? from : Math.max(from, clean.at[at + length] ?? original.length);
  return issueAt({ raw: original.slice(from, to), at: from }, detail);
}

/** Where a command begins if what stands before it has an odd quote: a sentence, the name of a computer. */
const BEGINNING =
  /(?:^|[\s`"'(])(?=(?:\S*[\\/])?aws\S*\s(?:[^\n]*\s)?ssm\s[^\n]*describe-sessions)/i;

/** Blanks the apostrophes inside words before the command: `it's`, `bob's-mac`. */
function withoutApostrophes(text: string): string {
  const end = text.search(/\sdescribe-sessions(?!\S)/i);
  const before = end < 0 ? "" : text.slice(0, end);
  return before.replace(/(\w)'(?=\w)/g, "$1_") + text.slice(before.length);
}

function readClean(text: string): CliReading {
  const start = BEGINNING.exec(text);
  const blank = start === null ? "" : " ".repeat(start.index + start[0].length);
  // A comment counts only if there is no other command. The prompt of root looks like one.
  const attempts = [
    () => cliCommandsIn(text),
    () => cliCommandsIn(text, { isRoot: true }),
    () => cliCommandsIn(withoutApostrophes(text)),
    () => cliCommandsIn(blank + text.slice(blank.length)),
  ];
  let first: CliReading | null = null;
  for (const attempt of attempts) {
    const found = attempt();
    if (found.commands.length === 0) continue;
    const reading = readCommands(found);
    if (!("issue" in reading)) return reading;
    first ??= reading;
  }
  return first ?? { issue: otherCommand(text) };
}

/** The issue of a text without a command that lists sessions. */
function otherCommand(text: string): TextIssue {
  const words = shellParts(text).map((part) => part.words);
  const other = words.find((each) => each.some(isAwsProgram));
  const at = other?.findIndex(isAwsProgram) ?? 0;
  const program = other?.[at];
  const options = other && program ? readCliOptions(program, other.slice(at + 1)) : null;
  if (options !== null && "issue" in options) return options.issue;
  const start = Math.max(0, text.search(/\S/));
  return issueAt({ raw: text.trim(), at: start }, NO_COMMAND);
}

function readCommands({ commands, leftOut }: CliCommands): CliReading {
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
