"use client";

import { usePathname } from "next/navigation";
import type { SessionState } from "@/lib/sessions/session/session";

/** The tab that the address names, in a frame or not; null on the page of one session. */
export function useTab(): SessionState | null {
  const pathname = usePathname().replace(/^\/embed(?=\/)/, "");
  if (pathname.startsWith("/history")) return "history";
  return pathname.startsWith("/active") ? "active" : null;
}
