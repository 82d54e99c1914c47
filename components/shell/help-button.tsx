"use client";

import { CircleQuestionMark } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useShortcut } from "./use-shortcut";

const KeyboardHelp = lazy(async () => ({
  default: (await import("./keyboard-help")).KeyboardHelp,
}));

/** Opens the list of keyboard shortcuts; so does `?`. */
export function HelpButton() {
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useShortcut("?", () => setIsOpen(true));
  return (
    <>
      <Button
        ref={triggerRef}
        variant="ghost"
        icon
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="max-sm:hidden"
        onClick={() => setIsOpen(true)}
      >
        <CircleQuestionMark aria-hidden="true" className="size-4" />
      </Button>
      {isOpen && (
        <Suspense>
          <KeyboardHelp triggerRef={triggerRef} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
