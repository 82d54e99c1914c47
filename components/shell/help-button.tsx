"use client";

import { CircleQuestionMark } from "lucide-react";
import { lazy, useRef } from "react";
import { PopoverButton } from "@/components/ui/popover-button";
import { useShortcut } from "./use-shortcut";

const KeyboardHelp = lazy(async () => ({
  default: (await import("./keyboard-help")).KeyboardHelp,
}));

/** Opens the list of keyboard shortcuts; so does `?`. */
export function HelpButton() {
  const trigger = useRef<HTMLButtonElement>(null);
  useShortcut("?", () => trigger.current?.click());
  return (
    <PopoverButton
      triggerRef={trigger}
      variant="ghost"
      icon
      aria-label="Keyboard shortcuts"
      title="Keyboard shortcuts (?)"
      className="max-sm:hidden"
      renderPopover={(props) => <KeyboardHelp {...props} />}
    >
      <CircleQuestionMark aria-hidden="true" className="size-4" />
    </PopoverButton>
  );
}
