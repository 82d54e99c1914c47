"use client";

import { announce } from "./announcer";

/**
 * Copies a text and confirms it. Where the page has no access to the clipboard (http, some iframes), a prompt shows the
 * text selected, so that the user can copy it by hand. A frame may not be allowed to show a prompt either.
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
