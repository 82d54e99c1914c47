/** Whether a key press is for a field, a menu or a dialog rather than for the page. */
export function isForField(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return true;
  return (
    isComposing(event) ||
    (event.target instanceof Element &&
      event.target.closest(
        "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]",
      ) !== null)
  );
}

/** The code that browsers give the keys that an input method handles. */
const BY_INPUT_METHOD = 229;

/**
 * Whether a key press belongs to a composition, as of Japanese text: it ends or changes the composition and means nothing
 * else. Safari sends the Enter that ends one after it has ended, so that only the key's code tells.
 */
export function isComposing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === BY_INPUT_METHOD;
}

/** The attributes of a field for ids, names and filters: nothing corrects, completes or capitalises what is typed. */
export const VERBATIM = {
  autoCapitalize: "none",
  autoComplete: "off",
  autoCorrect: "off",
  spellCheck: false,
} as const;
