"use client";

import { useEffect, useEffectEvent } from "react";
import { isForField } from "@/components/ui/typing";

/** Runs an action when its key is pressed, except in a field, a menu or a dialog. */
export function useShortcut(key: string, onPress: () => void) {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || isForField(event)) return;
    event.preventDefault();
    onPress();
  });
  useEffect(() => {
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, []);
}
