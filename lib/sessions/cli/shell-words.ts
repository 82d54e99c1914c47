import { issueAt, type TextIssue, type TextSpan } from "@/lib/sessions/query/text-issue";

/** A word as a POSIX shell would pass it to a program, and its position in the text. */
export type ShellWord = TextSpan & { value: string };

/** The words of each command, or the reason why the text is more than plain words. */
type ShellReading = { commands: ShellWord[][] } | { issue: TextIssue };

// A partly copied text may end with the backslash of a continued line.
// A lone carriage return also ends a line. A shell would make it part of a word, but people do not type one.
const BLANK = /(?:[ \t]|\\(?:\r\n?|\n|$))+/y;
const LINE_END = /(?:#[^\r\n]*)?(?:\r\n?|\n|$)/y;
const CONTINUATION = /\\(?:\r\n?|\n|$)/y;
const PLAIN = /[^ \t\r\n'"\\$`|;&<>()]+/y;
const SINGLE = /'([^']*)'/y;
const DOUBLE = /"((?:[^"\\$`]|\\[\s\S])*)"/y;
const ESCAPED = /\\([\s\S])/y;

/**
 * Splits a text into commands and words as a POSIX shell does (POSIX.1-2024, 2.2 Quoting and 2.3 Token
 * Recognition): quotes, backslashes, continued lines, comments; each line is a command. Anything that a shell
 * would evaluate (variables, substitutions, pipes, several commands in a line) is an issue, because nothing is run here.
 */
export function shellCommands(text: string): ShellReading {
  const commands: ShellWord[][] = [];
  let words: ShellWord[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = matchAt(BLANK, text, at);
    const lineEnd = blank ? null : matchAt(LINE_END, text, at);
    if (blank) {
      at += blank[0].length;
    } else if (lineEnd) {
      at += lineEnd[0].length;
      commands.push(words);
      words = [];
    } else {
      const reading = wordAt(text, at);
      if ("issue" in reading) return reading;
      words.push(reading);
      at += reading.raw.length;
    }
  }
  return { commands: [...commands, words].filter((command) => command.length > 0) };
}

/** Reads one word, which may consist of pieces in different quotes: `a'b'"c"`. */
function wordAt(text: string, start: number): ShellWord | { issue: TextIssue } {
  let value = "";
  let at = start;
  while (at < text.length && !/[ \t\r\n]/.test(text.charAt(at))) {
    const piece = pieceAt(text, at);
    if (piece === null) return { issue: unreadable(text, at) };
    value += piece.value;
    at += piece.length;
  }
  return { raw: text.slice(start, at), at: start, value };
}

function pieceAt(text: string, at: number): { value: string; length: number } | null {
  const continuation = matchAt(CONTINUATION, text, at);
  if (continuation) return { value: "", length: continuation[0].length };
  const literal = matchAt(SINGLE, text, at) ?? matchAt(ESCAPED, text, at);
  if (literal) return { value: literal[1] ?? "", length: literal[0].length };
  const double = matchAt(DOUBLE, text, at);
  // Within double quotes, a backslash escapes only these characters and otherwise stands for itself.
  const inner = double?.[1]?.replace(/\\(?:\r\n?|\n|(["\\$`]))/g, "$1");
  if (double && inner !== undefined) return { value: inner, length: double[0].length };
  const plain = matchAt(PLAIN, text, at);
  return plain && { value: plain[0], length: plain[0].length };
}

const MEANINGS: Record<string, string> = {
  $: "a variable or a substitution. Write its value instead.",
  "`": "a substitution. Write its value instead.",
  "|": "a pipe. Leave it and the rest out.",
  ";": "several commands in a line. Write each on a line of its own.",
  "&": "several commands in a line. Write each on a line of its own.",
  "<": "a redirection. Leave it out.",
  ">": "a redirection. Leave it out.",
  "(": "a subshell. Write the command alone, or quote the word.",
  ")": "a subshell. Write the command alone, or quote the word.",
};

function unreadable(text: string, at: number): TextIssue {
  const mark = text.charAt(at);
  if (mark === '"') {
    // Either the quote is not closed, or a shell would replace a part of it.
    const inner = /"(?:[^"\\$`]|\\[\s\S])*/y;
    const end = at + (matchAt(inner, text, at)?.[0].length ?? 1);
    if (end < text.length) return issueAt({ raw: text.charAt(end), at: end }, detailFor(text, end));
  }
  const isQuote = mark === '"' || mark === "'";
  const detail = isQuote ? "the quote is not closed. Write the closing one." : detailFor(text, at);
  return issueAt({ raw: isQuote ? text.slice(at) : mark, at }, detail);
}

function detailFor(text: string, at: number): string {
  const mark = text.charAt(at);
  return `“${mark}” is ${MEANINGS[mark] ?? "not readable here. Leave it out."}`;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
