"use client";

import { announce } from "./announcer";

/**
 * Copies a text and says so. Where the clipboard is closed to the page (http, some iframes) the text
 * is selected in a prompt instead, so that it can still be copied by hand.
 */
export function useCopy(): (text: string, what: string) => void {
  return (text, what) => {
    copyText(text).then(
      () => announce(`Copied ${what}`),
      () => window.prompt("Copying is blocked here. Copy it yourself:", text),
    );
  };
}

async function copyText(text: string) {
  await navigator.clipboard.writeText(text);
}
