import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { TextIssue } from "@/lib/sessions/query/text-issue";
import type { ListedState } from "@/lib/sessions/session/session";

/**
 * The filter text as a change of a view: the keys that it mentions, `state` if a pasted command names a list, and a note
 * about what was left out of it, or what was taken for a time that does not exist. Otherwise all its issues, in the order of the text.
 */
export type FilterTextReading =
  | { change: Partial<SessionFilters>; state?: ListedState; note?: string }
  | { issues: TextIssue[] };
