import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import { NODE_ID_FORM } from "@/lib/sessions/session/target";
import { writtenOption } from "./cli-option-names";
import { COMMAND, NO_COMMAND } from "./cli-options";
import { isAwsProgram } from "./cli-program";
import { type ShellWord, shellParts } from "./shell-words";

/**
 * The issue of a text without a command that lists sessions. It names the word that makes it another command, and
 * gives the filter for the sessions of that command.
 */
export function otherCommand(text: string): TextIssue {
  const words = shellParts(text).find((part) => part.words.some(isAwsProgram))?.words ?? [];
  const at = words.findIndex(isAwsProgram);
  const program = words[at];
  if (program === undefined) {
    return issueAt({ raw: text.trim(), at: Math.max(0, text.search(/\S/)) }, NO_COMMAND);
  }
  const rest = words.slice(at + 1);
  const names = namesIn(rest);
  const wrong = names.findIndex(({ value }, index) => value.toLowerCase() !== COMMAND[index]);
  const word = names[wrong];
  if (word === undefined) return issueAt(program, NO_COMMAND);
  const near = nearestWord(word.value, COMMAND.slice(wrong, wrong + 1));
  const filter = near === null ? filterIn(rest) : null;
  const meant = near === null ? "" : ` Did you mean ${near}?`;
  const other = filter === null ? "" : ` For its sessions, write ${quoted(filter)}.`;
  const issue = issueAt(word, `${NO_COMMAND}${meant}${other}`);
  return filter === null ? issue : { ...issue, instead: filter };
}

/** The first words that are neither an option nor its value: the service and the operation. */
function namesIn(words: readonly ShellWord[]): ShellWord[] {
  const names: ShellWord[] = [];
  for (let index = 0; index < words.length && names.length < COMMAND.length; index += 1) {
    const word = words[index];
    if (word === undefined) continue;
    const option = writtenOption(word.value);
    if (option === null) names.push(word);
    else if (option.use !== "flag" && option.inline === null) index += 1;
  }
  return names;
}

const NODE_ID = new RegExp(`(?<![\\w-])${NODE_ID_FORM}(?![\\w-])`);

/** The filter that the options of another command name, as a word of the filter text: `--target i-…`, `--session-id …`. */
function filterIn(words: readonly ShellWord[]): string | null {
  const named = words.flatMap((word, index) => {
    const key = keyOf(word.value);
    const value = /=(.+)/s.exec(word.value)?.[1] ?? words[index + 1]?.value ?? "";
    return key === null || !/^[^\s"\\~!<$-]\S*$/.test(value) ? [] : [{ key, value }];
  });
  const [best] = named.sort((a, b) => rankOf(a.key) - rankOf(b.key));
  if (best !== undefined) return `${best.key}:${best.value}`;
  const node = words.flatMap(({ value }) => NODE_ID.exec(value) ?? [])[0];
  return node === undefined ? null : `target:${node}`;
}

/** The key whose name an option has: `--session-id`, `--target`, `--instance-ids`. */
function keyOf(word: string): FilterKey | null {
  const name = /^--([a-z-]+)/i
    .exec(word)?.[1]
    ?.toLowerCase()
    .replace(/-(?:ids?|names?)$/, "");
  const isNamed = (key: FilterKey) => [key, ...FIELDS[key].aliases].some((each) => each === name);
  return FILTER_KEYS.find(isNamed) ?? null;
}

function rankOf(key: FilterKey): number {
  return FIELDS[key].aws?.rank ?? FILTER_KEYS.length;
}
