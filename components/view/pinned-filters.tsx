"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { PinnedView } from "@/lib/embed/embed-scope";

const PinnedContext = createContext<PinnedView | null>(null);

/** Provides the filters that a portal has pinned to everything below. They apply whatever the URL says. */
export function PinnedFiltersProvider({
  pinned,
  children,
}: {
  pinned: PinnedView | null;
  children: ReactNode;
}) {
  return <PinnedContext value={pinned}>{children}</PinnedContext>;
}

/** The filters that a portal has pinned; null without any. */
export function usePinnedFilters(): PinnedView | null {
  return useContext(PinnedContext);
}
