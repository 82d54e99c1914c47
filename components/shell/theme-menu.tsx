"use client";

import { SunMoon } from "lucide-react";
import { useSyncExternalStore } from "react";
import { storePreference } from "@/components/browser/preferences";
import { MenuButton } from "@/components/ui/menu-button";
import { THEME_LABELS, THEMES, type Theme } from "@/lib/embed/preferences";

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function setTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme;
  storePreference("theme", theme);
  for (const listener of listeners) listener();
}

/** Chooses light, dark or the system's theme. The attribute on <html> holds the state. */
export function ThemeMenu() {
  const theme = useSyncExternalStore(
    subscribe,
    () => document.documentElement.dataset.theme,
    () => undefined,
  );
  return (
    <MenuButton
      variant="ghost"
      icon
      aria-label="Theme"
      title="Theme"
      menuLabel="Theme"
      placement="bottom end"
      entries={THEMES.map((choice) => ({
        id: choice,
        label: THEME_LABELS[choice],
        isChosen: choice === theme,
        onSelect: () => setTheme(choice),
      }))}
    >
      <SunMoon aria-hidden="true" className="size-4" />
    </MenuButton>
  );
}
