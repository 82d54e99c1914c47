/** The keys that say where to look: a configured account's id, a region. None means all there are. */
export const SCOPE_KEYS = ["account", "region"] as const;
export type ScopeKey = (typeof SCOPE_KEYS)[number];

/** What each is called. */
export const SCOPE_LABELS: Record<ScopeKey, string> = { account: "Account", region: "Region" };

/** Whether a text is the name of such a key. */
export function isScopeKey(text: string): text is ScopeKey {
  return SCOPE_KEYS.some((key) => key === text);
}

/** Reads the id of an account or the name of a region; null if nothing can be called so. */
export function parseScopeName(text: string): string | null {
  return /^[\w.-]{1,64}$/.test(text) ? text : null;
}
