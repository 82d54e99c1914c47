/**
 * A part of a typed or pasted text that cannot be used: the word, its start and length (UTF-16 code units,
 * as a text field's selection counts), and a sentence that says what is wrong and what to do. `instead` is the filter text
 * that the whole text may stand for.
 */
export type TextIssue = {
  word: string;
  at: number;
  length: number;
  detail: string;
  instead?: string;
};

/** A part of a text, and its start in UTF-16 code units. */
export type TextSpan = { raw: string; at: number };

/** The issue of a part of a text. */
export function issueAt({ raw, at }: TextSpan, detail: string): TextIssue {
  return { word: raw, at, length: raw.length, detail };
}

/** A text in quotes for a message, cut to 60 characters. */
export function quoted(text: string): string {
  return text.length > 60 ? `“${text.slice(0, 60)}…”` : `“${text}”`;
}
