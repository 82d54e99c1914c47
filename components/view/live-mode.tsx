"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const Live = createContext<[boolean, (isLive: boolean) => void]>([true, () => {}]);

/** Holds whether Active refreshes itself; on until the reader pauses it. */
export function LiveMode({ children }: { children: ReactNode }) {
  const state = useState(true);
  return <Live.Provider value={state}>{children}</Live.Provider>;
}

/** Whether Active refreshes itself, and how to change that. */
export function useLiveMode() {
  return useContext(Live);
}
