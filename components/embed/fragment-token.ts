"use client";

import { setAccessToken } from "@/lib/access-token";

const PREFIX = "#t=";

/** Read when the code arrives, before anything is asked and before anybody can copy the address. */
const given = typeof window === "undefined" ? null : take();

/** The token that came in the fragment of the address, which no longer has it; null if none did. */
export function fragmentToken(): string | null {
  return given;
}

/** Whatever wakes up later may have remembered the address as it was. */
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
