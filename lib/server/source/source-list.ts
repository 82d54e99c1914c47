import "server-only";
import type { ListedState, SessionState } from "@/lib/sessions/session/session";

/** One list of a source, and which sessions it holds: open sessions, ended sessions, or both. */
export type SourceList = { name: string; states: readonly SessionState[] };

/** The lists of a source that may hold sessions of a state. */
export function listsOf(
  { lists }: { lists: readonly SourceList[] },
  state: ListedState,
): SourceList[] {
  return lists.filter(({ states }) => state === "all" || states.includes(state));
}
