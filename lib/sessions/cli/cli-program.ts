import { writtenOption } from "./cli-option-names";
import type { ShellWord } from "./shell-words";

/** The AWS CLI: by its name or path, another major version, a container image, or the one of LocalStack. */
const PROGRAM = /(?:^|[\\/$#%>❯❮➜(])aws(?:[12]|v2|local|-cli(?:[:@][\w.:-]+)?)?(?:\.exe|\.cmd)?$/i;

/** Whether a word is the name of the AWS CLI. */
export function isAwsProgram({ value }: Pick<ShellWord, "value">): boolean {
  return PROGRAM.test(value.trim());
}

/** A longer text before the operation is no command. */
const MAX_WORDS = 64;

/**
 * The position of the program in the words of a command that lists sessions, -1 if the command begins without one; null
 * for any other command. Everything before it is a prompt or a program that runs the AWS CLI. A program may have any
 * name (an alias), unless one word is the name of the AWS CLI.
 */
export function programAt(words: readonly ShellWord[]): number | null {
  const end = words.findIndex(({ value }) => value.toLowerCase() === "describe-sessions");
  if (end < 0) return null;
  const before = Array.from({ length: end + 1 }, (_, index) => index - 1).slice(-MAX_WORDS);
  const named = before.filter((index) => index >= 0 && isAwsProgram(words[index] ?? { value: "" }));
  const candidates = named.length > 0 ? named : before;
  const found = candidates.find((index) => isListing(words.slice(index + 1, end + 1)));
  // A program with an option that is not known is read, so that the option is named.
  return found ?? named.at(-1) ?? end - 1;
}

/** Whether words after a program mean `ssm describe-sessions`, with options anywhere. */
function isListing(words: readonly ShellWord[]): boolean {
  const names: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]?.value ?? "";
    const option = word.startsWith("-") ? writtenOption(word) : null;
    if (option === null) names.push(word.toLowerCase());
    else if (option.use === null) return false;
    else if (option.use !== "flag" && option.inline === null) index += 1;
  }
  return names.join(" ") === "ssm describe-sessions" || names.join(" ") === "describe-sessions";
}
