import { expiredCookies, type Preferences, preferenceCookie } from "@/lib/embed/preferences";

/** Stores a preference for later visits. Where cookies are blocked, the choice holds for this visit. */
export function storePreference(name: keyof Preferences, value: string): void {
  writeCookie(preferenceCookie(name, value));
}

/** Removes all preferences that this browser has stored. */
export function removePreferences(): void {
  for (const cookie of expiredCookies()) writeCookie(cookie);
}

/** A sandboxed frame has no cookies: there the assignment throws. */
function writeCookie(text: string): void {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari 17.
    document.cookie = text;
  } catch {
    // Nothing depends on the cookie.
  }
}
