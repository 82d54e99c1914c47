import { writtenOption } from "./cli-option-names";
import type { ShellWord } from "./shell-words";

const REGION = /^(?:\$env:)?AWS_(?:DEFAULT_)?REGION(?:=([\s\S]*))?$/i;
const ASSIGNMENT = /^(?:\$env:)?[a-z_]\w*=/i;
const ENVIRONMENT = /^\$env:\w+$/i;
/** The commands of shells that set a variable for the commands behind them. */
const SETTER = /^(?:export|set|setenv|setx|declare|typeset)$/i;

/** The region that a variable or the option of another program sets: `AWS_REGION=…`, `$env:AWS_REGION = "…"`, `--region …`. */
export function regionIn(words: readonly ShellWord[]): ShellWord | null {
  for (const [index, word] of words.entries()) {
    const variable = REGION.exec(word.value);
    const option = word.value.startsWith("--region") ? writtenOption(word.value) : null;
    const inline = variable?.[1] ?? option?.inline;
    if (inline !== undefined && inline !== null) {
      return { ...word, value: inline, issue: word.value.startsWith("$") ? null : word.issue };
    }
    const next = words[index + 1];
    if (option !== null && next !== undefined) return next;
    const value = words[index + 2];
    if (variable && next?.value === "=") return value ?? null;
    const isSet = variable !== null && words.slice(0, index).some(isSetter);
    if (isSet && next !== undefined) return next;
  }
  return null;
}

/**
 * Whether a part of a text does nothing but set variables, so that they hold for the parts behind it. A prompt may stand
 * before them. `AWS_REGION=… make`, in contrast, sets one for `make` only.
 */
export function setsVariables(words: readonly ShellWord[]): boolean {
  const isFirst = ({ value }: ShellWord) =>
    SETTER.test(value) || ASSIGNMENT.test(value) || ENVIRONMENT.test(value);
  const start = words.findIndex(isFirst);
  const prompt = words[start - 1]?.value;
  if (start < 0 || (prompt !== undefined && !/(?:\W|^\d+)$/.test(prompt))) return false;
  const set = words.slice(start);
  if (SETTER.test(set[0]?.value ?? "") || set[1]?.value === "=") return true;
  return set.every(({ value }) => ASSIGNMENT.test(value));
}

function isSetter({ value }: ShellWord): boolean {
  return SETTER.test(value);
}
