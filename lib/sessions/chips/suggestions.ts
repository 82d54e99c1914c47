import type { FilterKey } from "@/lib/sessions/query/filter-keys";
import { parseOwner } from "@/lib/sessions/session/owner";
import type { Session } from "@/lib/sessions/session/session";

/** More rows than this hardly change what is frequent, and the list may hold 100,000. */
const SAMPLE = 5000;
const MAX_SUGGESTIONS = 50;

/**
 * The values that the loaded sessions suggest for each key, most frequent first. Owners are offered as
 * people before ARNs, because a person is found under every role.
 */
export function suggestionsFrom(sessions: readonly Session[]): Record<FilterKey, string[]> {
  const sample = sessions.slice(0, SAMPLE);
  const owners = byFrequency(sample.map((session) => session.owner));
  // Counted again by name: one person may come in under several ARNs.
  const people = byFrequency(
    sample.map((session) => session.owner && parseOwner(session.owner).person),
  );
  return {
    owner: [...new Set([...people, ...owners])].slice(0, MAX_SUGGESTIONS),
    target: top(sample.map((session) => session.target)),
    status: top(sample.map((session) => session.status)),
    kind: top(sample.map((session) => session.kind)),
    document: top(sample.map((session) => session.document)),
    reason: top(sample.map((session) => session.reason)),
    sessionId: sample.slice(0, MAX_SUGGESTIONS).map((session) => session.id),
    accessType: top(sample.map((session) => session.accessType)),
  };
}

function top(values: (string | null)[]): string[] {
  return byFrequency(values).slice(0, MAX_SUGGESTIONS);
}

function byFrequency(values: (string | null)[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
