"use client";

import type { ComponentProps, KeyboardEvent } from "react";
import { handleTextClick } from "./text-click";
import { isComposing } from "./typing";

/**
 * A button whose text can be selected. In a `<button>` browsers select none. `onPress` gets the element. Clicks do not
 * reach the elements around it.
 */
export function TextButton({
  onPress,
  onKeyDown,
  ...props
}: Omit<ComponentProps<"span">, "onClick" | "role"> & {
  onPress: (element: HTMLElement) => void;
}) {
  const handleKeyDown = (event: KeyboardEvent<HTMLSpanElement>) => {
    onKeyDown?.(event);
    if (event.defaultPrevented || isComposing(event.nativeEvent)) return;
    if (event.key !== "Enter" && event.key !== " ") return;
    // The space bar would scroll the page. As on any button, it counts when it is released.
    event.preventDefault();
    if (event.key === "Enter") onPress(event.currentTarget);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the text of a button element cannot be selected.
    <span
      role="button"
      tabIndex={0}
      {...props}
      onClick={(event) => {
        const element = event.currentTarget;
        event.stopPropagation();
        handleTextClick(event, () => onPress(element));
      }}
      onKeyDown={handleKeyDown}
      onKeyUp={(event) => {
        if (event.key === " " && !event.defaultPrevented) onPress(event.currentTarget);
      }}
    />
  );
}
