import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import { readInputJson } from "./cli-input-json";
import { OPTION_NAMES, type WrittenOption, writtenOption } from "./cli-option-names";
import { OPEN_QUOTE, type ShellWord } from "./shell-words";

/** The options of one command that decide which sessions it lists, each with its words. */
type CliOptions = {
  state: ShellWord | null;
  region: ShellWord | null;
  query: ShellWord | null;
  filters: ShellWord[];
};

/** The service and the operation of the command that can be read. */
export const COMMAND = ["ssm", "describe-sessions"];

/**
 * Assigns the words behind `aws` to their options, in any order, as the CLI does. An option takes the next word or
 * the text after its `=`, `--filters` takes all words up to the next option, and the last one of a repeated option
 * counts. An unknown option is an issue, because it may change the listed sessions. `program` is the word of `aws`.
 */
export function readCliOptions(
  program: ShellWord,
  words: readonly ShellWord[],
): CliOptions | { issue: TextIssue } {
  const found: CliOptions = { state: null, region: null, query: null, filters: [] };
  const open = words.find(({ issue }) => issue === OPEN_QUOTE);
  if (open !== undefined) return { issue: issueAt(atQuote(open), OPEN_QUOTE) };
  const rest = [...words];
  const names: ShellWord[] = [];
  let input: ShellWord | null = null;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const option = isPlainDash(word) ? null : writtenOption(word.value);
    if (option === null) {
      if (!isPlainDash(word)) names.push(word);
      continue;
    }
    const [name = ""] = option.names;
    if (option.use === null || option.use === "refused") {
      return { issue: issueAt(word, unknownDetail(word.value, option)) };
    }
    if (option.use === "flag") continue;
    const inline = option.inline === null ? null : behindEqualsSign(word, option.inline);
    const values = inline ? [inline] : takeValues(rest, name === "--filters");
    const last = values.at(-1);
    if (last === undefined) return { issue: issueAt(word, `${name} needs a value.`) };
    if (name === "--cli-input-json") input = last;
    if (name === "--filters") found.filters = values;
    if (name === "--state" || name === "--region" || name === "--query") {
      found[name === "--state" ? "state" : name === "--region" ? "region" : "query"] = last;
    }
  }
  const stray = names.find(({ value }, index) => value.toLowerCase() !== COMMAND[index]);
  const isShort = names[0]?.value.toLowerCase() === COMMAND[1];
  if (stray !== undefined && !(isShort && names.length === 1)) {
    return { issue: issueAt(stray, strayDetail(stray, names)) };
  }
  if (names.length < (isShort ? 1 : COMMAND.length)) return { issue: issueAt(program, NO_COMMAND) };
  if (input === null) return found;
  const given = readInputJson(input);
  if ("issue" in given) return { issue: issueAt(input, given.issue) };
  // An option on the command line has priority over the input (AWS CLI user guide, "Skeletons and input files").
  return {
    ...found,
    state: found.state ?? given.state,
    filters: found.filters.length > 0 ? found.filters : given.filters,
  };
}

/** The sentence for any other command. */
export const NO_COMMAND = "only aws ssm describe-sessions commands can be read.";

/** Dashes alone end the options of a program, or keep PowerShell from reading what follows. */
function isPlainDash({ value }: ShellWord): boolean {
  return value === "-" || value === "--" || value === "--%";
}

/** The part of a word from its open quote on. */
function atQuote({ raw, at }: ShellWord): { raw: string; at: number } {
  const quote = Math.max(0, raw.search(/["']/));
  return { raw: raw.slice(quote), at: at + quote };
}

/** The value of an option as a word of its own. */
function behindEqualsSign(word: ShellWord, value: string): ShellWord {
  const from = word.raw.indexOf("=") + 1;
  return { ...word, value, raw: word.raw.slice(from), at: word.at + from };
}

/** Removes an option's values from the words: one, or all up to the next option. */
function takeValues(rest: ShellWord[], areMany: boolean): ShellWord[] {
  const next = rest.findIndex((word) => isPlainDash(word) || writtenOption(word.value) !== null);
  const most = areMany ? rest.length : 1;
  return rest.splice(0, Math.min(most, next < 0 ? rest.length : next));
}

function unknownDetail(word: string, { names, use, inline }: WrittenOption): string {
  const typed = inline === null ? word : word.slice(0, word.indexOf("="));
  if (use === "refused")
    return `${quoted(typed)} cannot be read. Write --state and --filters instead.`;
  if (names.length > 1) {
    return `${quoted(typed)} may be ${names.join(" or ")}. Write the name in full.`;
  }
  const near = nearestWord(typed, OPTION_NAMES);
  return near === null
    ? `${quoted(typed)} is no option that Sessionscope knows. Leave it out if it does not change what is listed.`
    : `${quoted(typed)} is no option that Sessionscope knows. Did you mean ${near}?`;
}

function strayDetail(stray: ShellWord, names: readonly ShellWord[]): string {
  return names.indexOf(stray) < COMMAND.length ? NO_COMMAND : strayWordDetail(stray.value);
}

/** The sentence for a word that is neither an option nor its value. */
export function strayWordDetail(word: string): string {
  return `${quoted(word)} does not belong to an option. Quote the value that it is part of, or leave it out.`;
}
