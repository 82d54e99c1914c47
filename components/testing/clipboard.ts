/**
 * The clipboard of a test's window. The windows of all workers belong to one browser, and its clipboard is one for all:
 * a test would read what another one copied.
 */
let copied = "";

/** Puts the window's own clipboard in place of the browser's. */
export function installClipboard(): void {
  const clipboard = {
    writeText: async (text: string) => {
      copied = text;
    },
  };
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
}

/** The text that was copied last. */
export function clipboardText(): string {
  return copied;
}

/** Pastes a text into what has the focus, as the browser does: an event first, then the text unless it was prevented. */
export function paste(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  const isAllowed = (document.activeElement ?? document.body).dispatchEvent(event);
  if (isAllowed) document.execCommand("insertText", false, text);
}
