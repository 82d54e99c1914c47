"use client";

import { announce } from "./announcer";

/**
 * Copies a text and says so. Where the clipboard is closed to the page (http, some iframes) the text
 * is selected in a prompt instead, so that it can still be copied by hand. A frame may be kept from that too.
 */
export function useCopy(): (text: string, what: string) => void {
  return (text, what) => {
    copyText(text).then(
      () => announce(`Copied ${what}`),
      () => {
        const answer = window.prompt("Copying is blocked here. Copy it yourself:", text);
        if (answer === null && window.parent !== window) announce("Copying is blocked here");
      },
    );
  };
}

async function copyText(text: string) {
  await navigator.clipboard.writeText(text);
}
