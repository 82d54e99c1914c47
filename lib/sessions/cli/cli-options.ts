import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import type { ShellWord } from "./shell-words";

/** The options of one command that decide which sessions it lists, each with its words. */
type CliOptions = {
  state: ShellWord | null;
  region: ShellWord | null;
  query: ShellWord | null;
  filters: ShellWord[];
};

/** Options about credentials or output, which do not affect the sessions of a view. */
const IGNORED_VALUES = [
  "--profile",
  "--output",
  "--max-items",
  "--max-results",
  "--page-size",
  "--starting-token",
  "--next-token",
  "--endpoint-url",
  "--color",
  "--ca-bundle",
  "--cli-binary-format",
  "--cli-connect-timeout",
  "--cli-read-timeout",
  "--cli-error-format",
];
const IGNORED_FLAGS = [
  "--no-paginate",
  "--no-cli-pager",
  "--no-cli-auto-prompt",
  "--no-verify-ssl",
  "--no-sign-request",
  "--debug",
];
const READ = ["--state", "--region", "--query", "--filters"];
const COMMAND = ["ssm", "describe-sessions"];

/**
 * Assigns the words of an `aws ssm describe-sessions` command to its options, in any order, as the CLI does. An option
 * takes the next word or the text after its `=`, `--filters` takes all words up to the next option, and the last one
 * of a repeated option counts. An unknown option is an issue, because it may change the listed sessions.
 */
export function readCliOptions(words: readonly ShellWord[]): CliOptions | { issue: TextIssue } {
  const found: CliOptions = { state: null, region: null, query: null, filters: [] };
  const [program, ...rest] = words;
  if (program === undefined) return found;
  const names: ShellWord[] = [];
  if (program.value !== "aws") return { issue: issueAt(program, NO_COMMAND) };
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === undefined) break;
    const { option, inline } = optionOf(word);
    if (option === null) {
      names.push(word);
    } else if (IGNORED_VALUES.includes(option) || READ.includes(option)) {
      const values = inline ? [inline] : takeValues(rest, option === "--filters");
      const last = values.at(-1);
      if (last === undefined) return { issue: issueAt(word, `${option} needs a value.`) };
      if (option === "--state") found.state = last;
      if (option === "--region") found.region = last;
      if (option === "--query") found.query = last;
      if (option === "--filters") found.filters = values;
    } else if (!IGNORED_FLAGS.includes(option)) {
      return { issue: issueAt(word, unknownDetail(option)) };
    }
  }
  const stray = names.find(({ value }, index) => value !== COMMAND[index]);
  if (stray !== undefined) return { issue: issueAt(stray, strayDetail(stray, names)) };
  return names.length < COMMAND.length ? { issue: issueAt(program, NO_COMMAND) } : found;
}

const NO_COMMAND = "only aws ssm describe-sessions commands can be read.";

function optionOf(word: ShellWord): { option: string | null; inline: ShellWord | null } {
  const [, option = null, value] = /^(--[^=]+)(?:=([\s\S]*))?$/.exec(word.value) ?? [];
  return { option, inline: value === undefined ? null : { ...word, value } };
}

/** Removes an option's values from the words: one, or all up to the next option. */
function takeValues(rest: ShellWord[], areMany: boolean): ShellWord[] {
  const next = rest.findIndex(({ value }) => value.startsWith("--"));
  const most = areMany ? rest.length : 1;
  return rest.splice(0, Math.min(most, next < 0 ? rest.length : next));
}

function unknownDetail(option: string): string {
  const near = nearestWord(option, [...READ, ...IGNORED_VALUES, ...IGNORED_FLAGS]);
  return near === null || near === option
    ? `${quoted(option)} cannot be read. Leave it out if it does not change what is listed.`
    : `${quoted(option)} is not an option of describe-sessions. Did you mean ${near}?`;
}

function strayDetail(stray: ShellWord, names: readonly ShellWord[]): string {
  return names.indexOf(stray) < COMMAND.length
    ? NO_COMMAND
    : `${quoted(stray.value)} does not belong to an option. Quote the value that it is part of, or leave it out.`;
}
