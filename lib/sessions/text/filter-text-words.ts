import type { FilterOperator } from "@/lib/sessions/query/filter-value";
import type { TextSpan } from "@/lib/sessions/query/text-issue";

/** One word of the filter text, split into its parts: `-owner:~"two words"`. */
export type FilterTextWord = TextSpan & {
  /** The text before the colon, as it was typed; null if the word has no colon. */
  name: string | null;
  /** The operator that the signs mean: `-` before the name, `~`, `!` and `!~` after the colon. */
  operator: FilterOperator;
  /** The value without signs, quotes and escapes; the whole word if it has no name. */
  value: string;
  /** A sentence that says what is wrong with the word's form; null if it can be read. */
  issue: string | null;
};

const HEAD = /(-?)([a-z]+)[:=](!?)(~?)/iy;
const QUOTED = /"((?:[^"\\]|\\[\s\S])*)"/y;
const REST = /\S*/y;

/**
 * Splits the filter text at white space. Commas do not separate values, because reasons and role session names may
 * contain commas. Quotes keep a value together and literal. Inside them, `\"` and `\\` are a quote and a backslash.
 */
export function filterTextWords(text: string): FilterTextWord[] {
  const words: FilterTextWord[] = [];
  let at = text.search(/\S/);
  while (at >= 0 && at < text.length) {
    const word = wordAt(text, at);
    words.push(word);
    const end = at + word.raw.length;
    const blank = text.slice(end).search(/\S/);
    at = blank < 0 ? text.length : end + blank;
  }
  return words;
}

function wordAt(text: string, at: number): FilterTextWord {
  const head = matchAt(HEAD, text, at);
  const [all = "", minus = "", name = null, not = "", contains = ""] = head ?? [];
  const valueAt = at + all.length;
  const body = bodyAt(text, valueAt, name !== null);
  return {
    raw: text.slice(at, body.end),
    at,
    name,
    operator: operatorOf(minus !== "" || not !== "", contains !== ""),
    value: body.value,
    issue:
      minus !== "" && not !== ""
        ? "the value is negated twice. Write either the - or the !."
        : body.issue,
  };
}

type Body = { value: string; end: number; issue: string | null };

/** Reads the value that begins at a position: quoted, escaped by a leading `\`, or plain. */
function bodyAt(text: string, at: number, isValue: boolean): Body {
  if (text[at] === '"') return quotedAt(text, at);
  // The escaped character may be white space, so the search for the end begins after it.
  const skipped = isValue && text[at] === "\\" ? 1 : 0;
  const end = endOfRest(text, Math.min(at + skipped * 2, text.length));
  return { value: text.slice(at + skipped, end), end, issue: null };
}

function quotedAt(text: string, at: number): Body {
  const match = matchAt(QUOTED, text, at);
  const [all = "", inner = ""] = match ?? [];
  if (match === null) {
    const value = unescaped(text.slice(at + 1));
    return { value, end: text.length, issue: 'the quote is not closed. Write a closing “"”.' };
  }
  const end = endOfRest(text, at + all.length);
  const isClean = end === at + all.length;
  const issue = isClean
    ? null
    : 'the closing quote is followed by more text. Write a space after it, or \\" for a quote inside.';
  return { value: unescaped(inner), end, issue };
}

function unescaped(text: string): string {
  return text.replace(/\\(["\\])/g, "$1");
}

function operatorOf(isNegated: boolean, isPart: boolean): FilterOperator {
  if (isPart) return isNegated ? "contains-not" : "contains";
  return isNegated ? "is-not" : "is";
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOfRest(text: string, at: number): number {
  return at + (matchAt(REST, text, at)?.[0].length ?? 0);
}
