import { FIELDS, type FilterKey, perField } from "@/lib/sessions/query/fields";
import { parseOwner } from "@/lib/sessions/session/owner";
import type { Session } from "@/lib/sessions/session/session";

/** A larger sample hardly changes the frequencies, and the list may hold 100,000 rows. */
const SAMPLE = 5000;
const MAX_SUGGESTIONS = 50;

/**
 * The values that the loaded sessions suggest for each key, most frequent first. People are offered before
 * ARNs, because a person is found under every role.
 */
export function suggestionsFrom(sessions: readonly Session[]): Record<FilterKey, string[]> {
  const sample = sessions.slice(0, SAMPLE);
  return perField((key) => {
    const { read, type } = FIELDS[key];
    const values = sample.map(read);
    // People are counted by name, because one person may have several ARNs.
    const people =
      type === "person" ? values.map((value) => value && parseOwner(value).person) : [];
    return [...new Set([...byFrequency(people), ...byFrequency(values)])].slice(0, MAX_SUGGESTIONS);
  });
}

function byFrequency(values: (string | null)[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
