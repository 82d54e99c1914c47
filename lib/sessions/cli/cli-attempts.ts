import { withoutDecoration } from "./decoration";
import { withoutWordList } from "./word-list";

/**
 * A text that may be what was copied. `isShifted` says that its positions are not those of the text that was pasted,
 * `isJoined` that its lines were joined, which helps only if no command was found: joining would make one of several.
 */
type Attempt = { text: string; isRoot?: boolean; isShifted?: boolean; isJoined?: boolean };

const MAX_DECORATION = 6;
/** Ends of lines inside a word: behind a sign after which programs break lines, or anywhere. */
const BROKEN = [/(?<=\w-)[ \t]*\n[> \t]*(?=\w)(?!\S*aws\b)/g, /(?<=\w)\n(?=\w)(?!\S*aws\b)/g];

/**
 * The texts that a pasted text may stand for, likely ones first. The first one that can be read counts; if no text can
 * be read, the issue is that of the first one with a command.
 */
export function* attemptsAt(original: string): Generator<Attempt> {
  const text = withoutWordList(original);
  yield { text };
  // A comment counts only if there is no other command. The prompt of root looks like one.
  yield { text, isRoot: true };
  yield { text: withoutApostrophes(text) };
  yield { text: fromProgram(text) };
  let rest = text;
  for (let count = 0; count < MAX_DECORATION; count += 1) {
    const next = withoutDecoration(rest);
    if (next === rest) break;
    yield { text: next, isShifted: true };
    rest = next;
  }
  for (const broken of BROKEN) {
    yield { text: text.replace(broken, ""), isShifted: true, isJoined: true };
  }
}

/** Blanks the apostrophes inside words before the command: `it's`, `bob's-mac`. */
function withoutApostrophes(text: string): string {
  const end = text.search(/\sdescribe-sessions(?!\S)/i);
  const before = end < 0 ? "" : text.slice(0, end);
  return before.replace(/(\w)'(?=\w)/g, "$1_") + text.slice(before.length);
}

const MAX_LINE = 512;
const PROGRAM = /(?<=^|[\s`"'(])(?:[^\s"'`(]{0,128}[\\/])?aws\S{0,64}\s(?:.*\s)?ssm\s/i;

/** Blanks the text before the program, where an odd quote may stand: a sentence, the name of a computer. */
function fromProgram(text: string): string {
  const end = text.search(/\bdescribe-sessions(?!\S)/i);
  const from = Math.max(text.lastIndexOf("\n", end) + 1, end - MAX_LINE, 0);
  const program = PROGRAM.exec(text.slice(from, Math.max(end, from)));
  const start = program === null ? 0 : from + program.index;
  return " ".repeat(start) + text.slice(start);
}
