"use client";

import { usePathname } from "next/navigation";
import type { SessionState } from "@/lib/sessions/session";

/** The tab that the address names. */
export function useTab(): SessionState {
  return usePathname().startsWith("/history") ? "history" : "active";
}
