"use client";

import { useSyncExternalStore } from "react";
import { isPageHidden, onVisibilityChange } from "@/components/browser/visibility";
import { onClockError, serverNow } from "@/lib/server-clock";

/** A page that says it is hidden is updated less often. Some frames say so although they are visible. */
const HIDDEN_MS = 30_000;

const listeners = new Set<() => void>();
let end: (() => void) | undefined;
let now = 0;

function update() {
  now = serverNow();
  for (const listener of listeners) listener();
}

function tick() {
  if (!isPageHidden() || Math.abs(serverNow() - now) >= HIDDEN_MS) update();
}

function begin() {
  now = serverNow();
  const timer = setInterval(tick, 1000);
  const ends = [onVisibilityChange(tick), onClockError(update), () => clearInterval(timer)];
  return () => {
    for (const each of ends) each();
  };
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  end ??= begin();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    end?.();
    end = undefined;
  };
}

function snapshot() {
  if (now === 0) now = serverNow();
  return now;
}

/** The server's time in epoch milliseconds, updated each second while the page is visible; 0 on the server. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot, () => 0);
}
