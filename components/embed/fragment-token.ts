"use client";

import { setAccessToken } from "@/lib/access-token";

const PREFIX = "#t=";

/** Read when the module loads, before the first request and before anyone can copy the address. */
const token = typeof window === "undefined" ? null : take();

/** The token from the fragment of the address, from which it has been removed; null if it had none. */
export function fragmentToken(): string | null {
  return token;
}

/** Removes the token from the address. Next's router may have restored the address that it saw first. */
export function clearFragment(): void {
  if (!window.location.hash.startsWith(PREFIX)) return;
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, "", `${pathname}${search}`);
}

function take(): string | null {
  const { pathname, hash } = window.location;
  if (!pathname.startsWith("/embed/") || !hash.startsWith(PREFIX)) return null;
  const token = hash.slice(PREFIX.length);
  setAccessToken(token);
  clearFragment();
  return token;
}
