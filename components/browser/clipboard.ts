import type { ClipboardEvent } from "react";

/**
 * Copies a text. False if the browser does not allow it: the page is not secure (http), a frame has no permission, or
 * there is no clipboard.
 */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Shows a text selected in a dialog, so that the user can copy it by hand. False if no dialog was shown. */
export function offerText(question: string, text: string): boolean {
  try {
    // A frame, and a page whose dialogs the user has switched off, gets null at once.
    return window.prompt(question, text) !== null || window.parent === window;
  } catch {
    return false;
  }
}

/** The text of a paste event; empty if the browser gives none. */
export function pastedText(event: Pick<ClipboardEvent, "clipboardData">): string {
  const data: DataTransfer | null = event.clipboardData;
  return data?.getData("text") ?? "";
}
