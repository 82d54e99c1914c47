/** A text that was made from another one: `at[i]` is the position in the original of the character at `i`. */
export type MappedText = { text: string; at: readonly number[] };

/** The text itself. Positions are UTF-16 code units. The last one is the end of the text. */
export function mapped(text: string): MappedText {
  return { text, at: Array.from({ length: text.length + 1 }, (_, index) => index) };
}

/** Replaces every match of a pattern with the flag `g`. The replacement has the position of its match. */
export function replaced(
  { text, at }: MappedText,
  pattern: RegExp,
  write: (match: RegExpMatchArray) => string,
): MappedText {
  let result = "";
  let from = 0;
  const positions: number[] = [];
  const copy = (to: number) => {
    result += text.slice(from, to);
    for (let index = from; index < to; index += 1) positions.push(at[index] ?? 0);
  };
  for (const match of text.matchAll(pattern)) {
    const start = match.index ?? 0;
    copy(start);
    const part = write(match);
    result += part;
    for (let index = 0; index < part.length; index += 1) positions.push(at[start] ?? 0);
    from = start + match[0].length;
  }
  copy(text.length);
  return { text: result, at: [...positions, at[text.length] ?? 0] };
}
