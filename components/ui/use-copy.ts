"use client";

import { offerText, writeClipboard } from "@/components/browser/clipboard";
import { announce } from "./announcer";

/**
 * Copies a text and confirms it. Where the page has no access to the clipboard (http, some iframes), a prompt shows the
 * text selected, so that the user can copy it by hand. A frame may not be allowed to show a prompt either.
 */
export function useCopy(): (text: string, what: string) => void {
  return (text, what) => void copy(text, what);
}

async function copy(text: string, what: string): Promise<void> {
  if (await writeClipboard(text)) return announce(`Copied ${what}`);
  const isOffered = offerText("Copying is blocked here. Copy it yourself:", text);
  if (!isOffered) announce("Copying is blocked here");
}
