import type { TextSpan } from "@/lib/sessions/query/text-issue";
import { ansiText } from "./ansi-text";

/** A word as a shell would pass it to a program, its position, and a sentence if its value is not known here. */
export type ShellWord = TextSpan & { value: string; issue: string | null };

/** A part of a text between two operators of a shell or line ends, and the operator before it (`\n`, `|`, `>`, …). */
export type ShellPart = { before: string; at: number; words: ShellWord[] };

/** The sentence for a quote that is not closed. */
export const OPEN_QUOTE = "the quote is not closed. Write the closing one.";

// A line goes on after a backslash (POSIX), a caret (cmd.exe) or a grave accent after a space (PowerShell). Text from
// web pages often has spaces behind them, or escapes them once more. A partly copied text may end with one.
const CONTINUATION = /(?:\\{1,8}|\^|(?<=[ \t])`)[ \t]*(?:\n|$)/y;
/** The rest of a line end that a program removed or wrote out: `\ --state`, `\n--state`. It ends a word. */
const LOST_LINE_END =
  /(?:\\{1,8}|\^|(?<=[ \t])`)(?=[ \t]+--?[a-z])|(?<=[ \t])[\\^](?=[ \t]+\S)|\\{1,8}\n(?=--[a-z])|(?:\\{1,8}[nrt]){1,8}(?=[ \t]*(?:--?[a-z]|\n|$))/iy;
/** The prompt of a continued line: `>` in sh and bash, `>>` in PowerShell, `quote>` and others in zsh, `More?` in cmd.exe. */
const PROMPT =
  /[ \t]*(?:>{1,2}|More\?|(?:(?:d?quote|bquote|cmdand|cmdor|cmdsubst|pipe|subsh|for|while|if|then)[ >])+)(?=[ \t])/y;
/** A quotation in a mail or a chat. */
const QUOTATION = /[ \t]*>{1,2}(?=[ \t])/y;
/** The name of a file behind an operator, which looks like such a prompt. */
const REDIRECTION = /[ \t]*>{1,2}[ \t]*[^\s'"[{=-][^\s'"=]*[./][^\s'"=]*[ \t]*(?:\n|$)/y;
const BLANK = /[ \t]+/y;
const COMMENT = /#[^\n]*/y;
const OPERATOR = /\n|\d*(?:>{1,2}|<{1,3})(?:&[\d-]*)?|&>{1,2}|\|[|&]?|&&?|;+|\$?\(|[)`]/y;
const PLACEHOLDER = /<[a-z](?:[\w .,:|/-]*[\w.])?>/iy;
/** The output of another command as a value. A command that lists sessions may itself stand in one. */
const SUBSTITUTION =
  /(?!\$\([^)\n]*describe-sessions|`[^`\n]*describe-sessions)(?:\$\((?:[^()\n]|\([^()\n]*\))*\)|`[\w./][^`\n]*`)/iy;
const ANSI = /\$'((?:[^'\\]|\\[\s\S])*)'/y;
const SINGLE = /'([^']*)'/y;
// In PowerShell a grave accent escapes the next character.
const DOUBLE = /\$?"((?:[^"\\`]|\\[\s\S]|`[\s\S]?)*)"/y;
const ESCAPED = /\\([\s\S])|\^(["&|<>^])/y;
const VARIABLE = /\$(?:\w+|\{[^}\n]*\})|%[a-z_]\w*%|![a-z_]\w*!/iy;
const IN_DOUBLE = /(?:^|[^\\`])(?:\\\\)*(?:\$[\w{(]|%[a-z_]\w*%)/i;
const PLAIN = /[^ \t\n'"\\$%!^`|;&<>()]+|[$%!^\\]/y;

/**
 * Splits a text into words as shells do (POSIX.1-2024, 2.2 Quoting and 2.3 Token Recognition; about_Quoting_Rules of
 * PowerShell; cmd.exe), and into parts at their operators and line ends. It reads any text: a word whose value only a
 * shell would know says so in `issue`. With `isRoot`, the first `#` of a line is a prompt instead of a comment.
 */
export function shellParts(text: string, { isRoot = false } = {}): ShellPart[] {
  const parts: ShellPart[] = [{ before: "\n", at: 0, words: [] }];
  let isLineStart = true;
  let mayPrompt = isRoot;
  let at = 0;
  while (at < text.length) {
    const continuation: RegExpExecArray | null = matchAt(CONTINUATION, text, at);
    const blank: RegExpExecArray | null =
      continuation ??
      matchAt(LOST_LINE_END, text, at) ??
      matchAt(BLANK, text, at) ??
      (isLineStart ? matchAt(QUOTATION, text, at) : null);
    const rest: RegExpExecArray | null = blank ? null : matchAt(COMMENT, text, at);
    const operator: RegExpExecArray | null =
      blank || rest || stranger(text, at) ? null : matchAt(OPERATOR, text, at);
    if (blank) {
      at += blank[0].length;
      if (/^[\\^`]/.test(blank[0]) && !matchAt(REDIRECTION, text, at)) {
        at += matchAt(PROMPT, text, at)?.[0].length ?? 0;
      }
    } else if (rest) {
      at += mayPrompt ? 1 : rest[0].length;
      mayPrompt = false;
    } else if (operator) {
      parts.push({ before: operator[0], at, words: [] });
      at += operator[0].length;
      isLineStart = operator[0] === "\n";
      if (isLineStart) mayPrompt = isRoot;
    } else {
      const word = wordAt(text, at);
      parts.at(-1)?.words.push(word);
      at += word.raw.length;
      isLineStart = false;
    }
  }
  return parts;
}

/** Reads one word, which may consist of pieces in different quotes: `a'b'"c"`. */
function wordAt(text: string, start: number): ShellWord {
  let value = "";
  let issue: string | null = null;
  let at = start;
  while (at < text.length && !/[ \t\n]/.test(text.charAt(at))) {
    if (matchAt(LOST_LINE_END, text, at)) break;
    const piece = pieceAt(text, at);
    if (piece === null) break;
    value += piece.value;
    issue ??= piece.issue ?? null;
    at += piece.length;
  }
  return { raw: text.slice(start, at), at: start, value, issue };
}

type Piece = { value: string; length: number; issue?: string | null };

function pieceAt(text: string, at: number): Piece | null {
  const continuation = matchAt(CONTINUATION, text, at);
  if (continuation) return { value: "", length: continuation[0].length };
  const ansi = matchAt(ANSI, text, at);
  if (ansi) return { value: ansiText(ansi[1] ?? ""), length: ansi[0].length };
  const literal = matchAt(SINGLE, text, at) ?? matchAt(ESCAPED, text, at);
  if (literal) return { value: literal[1] ?? literal[2] ?? "", length: literal[0].length };
  const double = matchAt(DOUBLE, text, at);
  // Within double quotes, a backslash escapes only these characters and otherwise stands for itself.
  const inner = double?.[1]?.replace(/\\(?:\n|(["\\$`]))/g, "$1");
  if (double && inner !== undefined) {
    const issue = IN_DOUBLE.test(double[1] ?? "") ? variableDetail(double[0]) : null;
    return { value: inner, length: double[0].length, issue };
  }
  if (/^(?:\$?"|'|\$')/.test(text.slice(at, at + 2))) {
    return { value: text.slice(at), length: text.length - at, issue: OPEN_QUOTE };
  }
  const unknown = stranger(text, at);
  if (unknown) return unknown;
  if (matchAt(OPERATOR, text, at)) return null;
  const variable = matchAt(VARIABLE, text, at);
  if (variable) {
    return { value: variable[0], length: variable[0].length, issue: variableDetail(variable[0]) };
  }
  const plain = matchAt(PLAIN, text, at);
  return plain && { value: plain[0], length: plain[0].length };
}

/** A piece that stands for a value which is not in the text: `<region>`, `$(whoami)`. */
function stranger(text: string, at: number): Piece | null {
  const [placeholder] = matchAt(PLACEHOLDER, text, at) ?? [];
  if (placeholder !== undefined) {
    const issue = `“${placeholder}” stands for a value. Write the value instead.`;
    return { value: placeholder, length: placeholder.length, issue };
  }
  const [substitution] = matchAt(SUBSTITUTION, text, at) ?? [];
  if (substitution === undefined) return null;
  const issue = variableDetail(substitution);
  return { value: substitution, length: substitution.length, issue };
}

function variableDetail(text: string): string {
  const [name = text] = /(?:\$\w+|\$\{[^}]*\}|\$\([^)]*\)?|%\w+%)/.exec(text) ?? [];
  return `“${name.slice(0, 40)}” is a variable or a substitution. Write its value instead.`;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
