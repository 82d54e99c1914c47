import type { MouseEvent } from "react";
import { isByMouse } from "@/components/browser/pointer";
import { hasSelectedText } from "@/components/browser/selection";

/** A second press within this time selects a word instead. */
const DOUBLE_CLICK_MS = 250;

let pending: ReturnType<typeof setTimeout> | undefined;

/**
 * Handles a click on an element whose text can be selected. A drag that selects text is no click, and neither is a double
 * click that selects a word, so a click of the mouse on a text counts only when no second one follows. Touch and keys
 * count at once, as does a click beside the text.
 */
export function handleTextClick(event: MouseEvent<HTMLElement>, onClick: () => void): void {
  const { currentTarget: element, target, detail, nativeEvent } = event;
  clearTimeout(pending);
  const run = () => {
    const isSelection = isByMouse(nativeEvent) && hasSelectedText(element);
    if (element.isConnected && !isSelection) onClick();
  };
  const canBecomeDouble = isByMouse(nativeEvent) && detail === 1 && hasText(target);
  if (canBecomeDouble) pending = setTimeout(run, DOUBLE_CLICK_MS);
  else run();
}

/** Whether an element itself, not only one inside it, has a text. */
function hasText(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false;
  return [...target.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "",
  );
}
