"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { LockedFilters as Locked } from "@/lib/embed/embed-scope";

const LockedContext = createContext<Locked | null>(null);

/** Tells everything below which filters a portal has fixed. They apply whatever the URL says. */
export function LockedFilters({
  locked,
  children,
}: {
  locked: Locked | null;
  children: ReactNode;
}) {
  return <LockedContext value={locked}>{children}</LockedContext>;
}

/** The filters that a portal has fixed; null where none has. */
export function useLockedFilters(): Locked | null {
  return useContext(LockedContext);
}
