import type { MouseEvent } from "react";
import { isByMouse } from "@/components/browser/pointer";
import { hasSelectedText } from "@/components/browser/selection";

/** A second press within this time selects a word instead. */
const DOUBLE_CLICK_MS = 250;

let pending: ReturnType<typeof setTimeout> | undefined;

type TextClick = Pick<MouseEvent<HTMLElement>, "currentTarget" | "nativeEvent" | "detail">;

/**
 * Handles a click on an element whose text can be selected: a drag that selects text is no click. The second click of a
 * double click, which selects a word, has no effect of its own. `onClick` must leave the text where it is.
 */
export function handleTextClick(
  { currentTarget, nativeEvent, detail }: TextClick,
  onClick: () => void,
): void {
  clearTimeout(pending);
  const isMouse = isByMouse(nativeEvent);
  if (isMouse && (detail > 1 || hasSelectedText(currentTarget))) return;
  onClick();
}

/**
 * The same for a click that covers the text, as with a menu: nobody could press it again. A click of the mouse counts only
 * when no second one follows. Touch and keys count at once.
 */
export function handleCoveringClick(event: TextClick, onClick: () => void): void {
  const { currentTarget, nativeEvent } = event;
  clearTimeout(pending);
  if (!isByMouse(nativeEvent) || event.detail > 1) {
    handleTextClick(event, onClick);
    return;
  }
  const click = { currentTarget, nativeEvent, detail: event.detail };
  pending = setTimeout(() => {
    if (currentTarget.isConnected) handleTextClick(click, onClick);
  }, DOUBLE_CLICK_MS);
}
