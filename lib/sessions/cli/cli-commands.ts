import { writtenOption } from "./cli-option-names";
import { isAwsProgram, programAt } from "./cli-program";
import { regionIn, setsVariables } from "./cli-region";
import type { CliWords } from "./cli-single";
import { type ShellPart, type ShellWord, shellParts } from "./shell-words";
import { joinedParts } from "./wrapped-words";

/** A command that lists sessions, the text in which its words stand, and the word that quotes that text, if any. */
export type CliCommand = CliWords & { text: string; outer: ShellWord | null };

/** The commands of a text, and the parts behind the first one that are left out. */
export type CliCommands = { commands: CliCommand[]; leftOut: string[] };

const MAX_QUOTING = 3;
const REDIRECTION = /^(?:\d*[<>]+(?:&[\d-]*)?|&>{1,2})$/;

/**
 * Finds the commands that list sessions in a text from a shell, a terminal, a wiki or a chat. Prompts and programs
 * before a command are left out silently, because they do not choose sessions; a region that they set for it is read. A
 * pipe and other commands behind it are named, because they may. A command can stand in quotes (`bash -c '…'`).
 */
export function cliCommandsIn(text: string, { isRoot = false, depth = 0 } = {}): CliCommands {
  const found: CliCommands = { commands: [], leftOut: [] };
  let setRegion: ShellWord | null = null;
  // The command that the next part may continue. A part that is left out has its own continuations.
  let last: CliCommand | null = null;
  const parts = joinedParts(shellParts(text, { isRoot }), text);
  for (const [index, part] of parts.entries()) {
    const at = programAt(part.words);
    const own = regionIn(part.words.slice(0, at === null ? undefined : at + 1));
    const region: ShellWord | null = own ?? setRegion;
    if (at === null && setsVariables(part.words)) setRegion = region;
    const quoted = at === null ? quotedCommands(part, depth) : null;
    if (at !== null) {
      const program = part.words[at] ?? part.words[0];
      if (program === undefined) continue;
      last = { program, words: part.words.slice(at + 1), region, text, outer: null };
      found.commands.push(last);
    } else if (quoted !== null) {
      found.commands.push(
        ...quoted.commands.map((each) => ({ ...each, region: each.region ?? region })),
      );
      found.leftOut.push(...quoted.leftOut);
      last = null;
    } else if (last !== null && REDIRECTION.test(part.before)) {
      // The name of a file, unless the operator names another stream, and words of the command.
      last.words.push(...part.words.slice(/&[\d-]+$/.test(part.before) ? 0 : 1));
    } else if (last !== null && goesOn(last, part)) {
      last.words.push(...part.words);
    } else if (found.commands.length > 0 && part.words.length > 0) {
      const isClosed = parts[index + 1]?.before === ")";
      const rest = `${textOf(text, part, parts[index + 1])}${isClosed ? ")" : ""}`;
      // The end of a sentence or of a mark-up chooses nothing.
      if (/[\p{L}\p{N}]/u.test(rest)) found.leftOut.push(rest);
      last = null;
    }
  }
  return found;
}

/** Whether a line continues a command without saying so: it begins with an option, or the command lacks a value. */
function goesOn({ words }: CliCommand, { before, words: next }: ShellPart): boolean {
  const [first] = next;
  if (before !== "\n" || first === undefined) return false;
  const option = first.value.startsWith("-") ? writtenOption(first.value) : null;
  if (option !== null && option.names.length > 0) return true;
  const end = writtenOption(words.at(-1)?.value ?? "");
  const isOpen = end !== null && end.inline === null && (end.use === "read" || end.use === "value");
  return isOpen || (/^["']?(?:key|value)=/i.test(first.raw) && !next.some(isAwsProgram));
}

/** The commands inside the quotes of a word, such as the one of `watch "aws ssm …"`. */
function quotedCommands({ words }: ShellPart, depth: number): CliCommands | null {
  const outer = words.find(({ value }) => /\sdescribe-sessions(?!\S)/i.test(value));
  if (outer === undefined || depth >= MAX_QUOTING) return null;
  const inner = cliCommandsIn(outer.value, { depth: depth + 1 });
  return inner.commands.length === 0
    ? null
    : { ...inner, commands: inner.commands.map((each) => ({ ...each, outer })) };
}

/** The text of a part with the operator before it. */
function textOf(text: string, { before, at }: ShellPart, next: ShellPart | undefined): string {
  const part = text.slice(before === "\n" || before === ";" ? at + before.length : at, next?.at);
  return part.trim();
}
