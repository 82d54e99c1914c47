/**
 * A part of a typed or pasted text that cannot be used: the very word, where it begins and how long it is
 * (UTF-16 code units, as a text field's selection counts), and a sentence that says what is wrong and
 * what to do.
 */
export type TextIssue = { word: string; at: number; length: number; detail: string };

/** A place in a text: what stands there, and where it begins in UTF-16 code units. */
export type TextSpan = { raw: string; at: number };

/** The fault of a place in a text. */
export function issueAt({ raw, at }: TextSpan, detail: string): TextIssue {
  return { word: raw, at, length: raw.length, detail };
}

/** A text as a message quotes it: at most 60 characters of it. */
export function quoted(text: string): string {
  return text.length > 60 ? `“${text.slice(0, 60)}…”` : `“${text}”`;
}
