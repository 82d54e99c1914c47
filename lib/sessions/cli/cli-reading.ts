import type { TextIssue } from "@/lib/sessions/query/text-issue";
import { cleanPaste } from "./clean-paste";
import { attemptsAt } from "./cli-attempts";
import { cliCommandsIn } from "./cli-commands";
import type { MappedText } from "./mapped-text";
import { otherCommand } from "./other-command";
import { standInIssue } from "./stand-in";
import { type CliReading, readCommands } from "./united-commands";

/**
 * Reads `aws ssm describe-sessions` commands, written by Sessionscope or by a person, with what a shell, a terminal, a
 * page or a chat added, as the filters of a view. Several commands are one view if they differ only in their region,
 * their state and the value of one filter. Both states together are `all`. A command does not say which account it
 * asks, so no account is read. It gives a reading of any text.
 */
export function readCliCommand(original: string, clean = cleanPaste(original)): CliReading {
  // A value in a command that Sessionscope wrote may look like a tag or a character reference.
  const plain = OWN.test(original) ? readClean(original) : null;
  if (plain !== null && !("issue" in plain)) return plain;
  const reading = readClean(clean.text);
  const issue = "issue" in reading ? reading.issue : standInIssue(reading, clean.text);
  if (issue === null) return reading;
  return plain ?? { issue: inOriginal(issue, clean, original) };
}

/** Text that Sessionscope writes: comments and commands of printable ASCII. */
const OWN =
  /^(?:#[ -~]*\n|aws ssm describe-sessions --region [\w.-]+ --state \w+(?: '?[ -~]*)? --output json(?:\n|$))+$/;

/** The issue in the text before it was cleaned. */
function inOriginal(
  { at, length, ...issue }: TextIssue,
  clean: MappedText,
  original: string,
): TextIssue {
  const from = clean.at[at] ?? original.length;
  const to = length === 0 ? from : Math.max(from, clean.at[at + length] ?? original.length);
  return { ...issue, word: original.slice(from, to), at: from, length: to - from };
}

function readClean(text: string): CliReading {
  let first: CliReading | null = null;
  let isFound = false;
  for (const attempt of attemptsAt(text)) {
    if (attempt.isJoined && isFound) break;
    const found = cliCommandsIn(attempt.text, attempt);
    if (found.commands.length === 0) continue;
    isFound = true;
    const reading = readCommands(found);
    if (!("issue" in reading)) return reading;
    first ??= attempt.isShifted ? null : reading;
  }
  return first ?? { issue: otherCommand(text) };
}
