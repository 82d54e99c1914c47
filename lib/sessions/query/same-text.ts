/**
 * A text in the form in which texts are compared: Unicode NFC (Unicode Standard Annex 15). Programs write the same
 * letter with an accent as one character or as two.
 */
export function comparable(text: string): string {
  return text.normalize("NFC");
}

/** The form for a comparison that ignores case. */
export function caseless(text: string): string {
  return comparable(comparable(text).toLowerCase());
}
