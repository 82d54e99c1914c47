import { parseTimeZone } from "@/lib/sessions/time/time-zone";

/** Light, dark, or what the reader's system says. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** What a reader chose for every visit. Kept in cookies, so that the first HTML already has it. */
export type Preferences = { theme: Theme; tz: string };

/** The cookie that holds each preference; not `httpOnly`, because the page writes them. */
export const PREFERENCE_COOKIES = { theme: "theme", tz: "tz" } as const;

/** Reads preferences from cookie values, which anybody can edit: anything unknown is the default. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  const theme = cookie(PREFERENCE_COOKIES.theme);
  const tz = cookie(PREFERENCE_COOKIES.tz);
  return {
    theme: THEMES.find((known) => known === theme) ?? "system",
    tz: parseTimeZone(tz ?? "") ?? "utc",
  };
}

/** The text for `document.cookie` that keeps a preference for a year. */
export function preferenceCookie(name: keyof Preferences, value: string): string {
  return `${PREFERENCE_COOKIES[name]}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
