import { parseTimeZone } from "@/lib/sessions/time/time-zone";

/** Light, dark, or the setting of the reader's system. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The name of each theme in menus. */
export const THEME_LABELS: Record<Theme, string> = {
  system: "Same as system",
  light: "Light",
  dark: "Dark",
};

/** The choices of a reader for every visit. They are cookies, so that the first HTML already applies them. */
export type Preferences = { theme: Theme; tz: string };

/** The cookie of each preference; not `httpOnly`, because the page writes it. */
export const PREFERENCE_COOKIES = { theme: "theme", tz: "tz" } as const;

/** Reads preferences from cookie values, which anybody can edit. Unknown values give the default. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  const theme = cookie(PREFERENCE_COOKIES.theme);
  const tz = cookie(PREFERENCE_COOKIES.tz);
  return {
    theme: THEMES.find((known) => known === theme) ?? "system",
    tz: parseTimeZone(tz ?? "") ?? "utc",
  };
}

/** The text for `document.cookie` that stores a preference for a year. */
export function preferenceCookie(name: keyof Preferences, value: string): string {
  return `${PREFERENCE_COOKIES[name]}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** The texts for `document.cookie` that remove every preference. */
export function expiredCookies(): string[] {
  return Object.values(PREFERENCE_COOKIES).map(
    (name) => `${name}=; Path=/; Max-Age=0; SameSite=Lax`,
  );
}
