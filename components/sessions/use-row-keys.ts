"use client";

import { useEffect, useEffectEvent } from "react";
import { isForField } from "@/components/ui/typing";

const STEPS: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** `j`, `k` and the arrow keys move through the rows from anywhere on the page. Enter opens the current row. */
export function useRowKeys({
  onMove,
  onOpen,
}: {
  onMove: (step: 1 | -1) => void;
  onOpen: () => void;
}) {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (isForField(event)) return;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      onMove(step);
    }
    // A focused button, link or row handles Enter itself.
    if (event.key === "Enter" && event.target === document.body) onOpen();
  });
  useEffect(() => {
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, []);
}
