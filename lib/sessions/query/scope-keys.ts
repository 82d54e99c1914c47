/** The keys that select sources: the id of a configured account, and a region. Without a value, all are included. */
export const SCOPE_KEYS = ["account", "region"] as const;
export type ScopeKey = (typeof SCOPE_KEYS)[number];

/** The label of each. */
export const SCOPE_LABELS: Record<ScopeKey, string> = { account: "Account", region: "Region" };

/** Whether a text is one of these keys. */
export function isScopeKey(text: string): text is ScopeKey {
  return SCOPE_KEYS.some((key) => key === text);
}

/** Reads the id of an account or the name of a region; null if the text cannot be such a name. */
export function parseScopeName(text: string): string | null {
  return /^[\w.-]{1,64}$/.test(text) ? text : null;
}
