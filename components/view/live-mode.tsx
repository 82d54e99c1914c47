"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const Live = createContext<[boolean, (isLive: boolean) => void]>([true, () => {}]);

/** Holds whether Active refreshes automatically. It does until the user pauses it. */
export function LiveMode({ children }: { children: ReactNode }) {
  const state = useState(true);
  return <Live.Provider value={state}>{children}</Live.Provider>;
}

/** Whether Active refreshes automatically, and a function to change it. */
export function useLiveMode() {
  return useContext(Live);
}
