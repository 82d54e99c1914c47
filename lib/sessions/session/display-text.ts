// Control and format characters, including zero-width and bidirectional marks. A reason may hold any of
// them, and a bidirectional override would reorder the text around it.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** The zero-width joiner inside an emoji such as a family or a profession. It is kept. */
const JOINED =
  /(\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?)\u200d(?=\p{Extended_Pictographic})/gu;
const PLACEHOLDER = "\ue000";

/**
 * Makes an untrusted text safe to show on one line: invisible and direction-changing characters
 * become one space.
 */
export function displayText(text: string): string {
  return text
    .replaceAll(PLACEHOLDER, " ")
    .replace(JOINED, `$1${PLACEHOLDER}`)
    .replace(INVISIBLE, " ")
    .replaceAll(PLACEHOLDER, "\u200d")
    .trim();
}
