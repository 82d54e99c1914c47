"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { PinnedFiltersProvider as Locked } from "@/lib/embed/embed-scope";

const PinnedContext = createContext<Locked | null>(null);

/** Tells everything below which filters a portal has fixed. They apply whatever the URL says. */
export function PinnedFiltersProvider({
  locked,
  children,
}: {
  locked: Locked | null;
  children: ReactNode;
}) {
  return <PinnedContext value={locked}>{children}</PinnedContext>;
}

/** The filters that a portal has fixed; null where none has. */
export function usePinnedFilters(): Locked | null {
  return useContext(PinnedContext);
}
