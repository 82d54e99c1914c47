import type { SessionState } from "@/lib/sessions/session/session";
import { fullTime } from "@/lib/sessions/time/time-format";
import type { SessionList } from "./session-list";
import { groupFailures } from "./source-failures";

/** The last line of the list: its text, and its action. */
export type ListEnd = {
  text: string;
  /** Loads more, stops the running search, or continues it; null if there is no action. */
  action: "load-more" | "stop" | "search-further" | "retry" | null;
};

/** The facts that the last line depends on, besides the list itself. */
export type ListEndFacts = {
  state: SessionState;
  /** An IANA zone. */
  zone: string;
  isFiltered: boolean;
  /** The time filter in words; null without one. */
  time: string | null;
  /** Whether the view asks for running sessions, which may have started at any time. */
  isRunning: boolean;
  /** The rows are those of the previous view that also belong to this one. */
  isSettling: boolean;
  hasMore: boolean;
  /** The reader stopped the search. */
  isStopped: boolean;
  /** The last answer was not full, because few sessions match, so the search continues by itself. */
  isSearching: boolean;
};

/** The last line of a list that did not fail: how far the list goes, and why it ends there. */
export function listEnd(list: SessionList, facts: ListEndFacts): ListEnd {
  const { state, isFiltered, time, isSettling, hasMore, isStopped, isSearching } = facts;
  const count = list.sessions.length;
  if (isSettling) return { text: "Searching…", action: null };
  if (list.failures.length > 0 && !list.canGoOn) {
    const names = groupFailures(list.failures).map((group) => group.names);
    const text = `${sessionCount(count)}. Not searched to the end: ${names.join(", ")}.`;
    return { text, action: hasMore ? "retry" : null };
  }
  if (hasMore) {
    if (!isFiltered) return { text: `${sessionCount(count)} so far.`, action: "load-more" };
    const text = searchedText(list, facts);
    if (isStopped) return { text: `Stopped. ${text}`, action: "search-further" };
    return isSearching
      ? { text: `Searching… ${text}`, action: "stop" }
      : { text, action: "load-more" };
  }
  if (!list.coverage.complete) return { text: searchedText(list, facts), action: null };
  return { text: endText(state, sessionCount(count), time), action: null };
}

/** The progress of a search: `Searched back to …: 3 of 4,200 sessions match.` */
function searchedText(list: SessionList, { zone, isRunning }: ListEndFacts): string {
  const { scanned, searchedBackTo } = list.coverage;
  const count = list.sessions.length;
  const backTo =
    searchedBackTo === null ? "" : ` back to ${fullTime(Date.parse(searchedBackTo), zone)}`;
  // If AWS applied the filters, all rows match, and the number of searched sessions is unknown.
  const searched =
    scanned > count
      ? `Searched${backTo}: ${grouped(count)} of ${grouped(scanned)} sessions match.`
      : `${sessionCount(count)} so far,${backTo || " still searching"}.`;
  // AWS gives a maximum duration only for sessions with a configured limit.
  return isRunning
    ? `${searched} A session may have been open for a long time, so the search goes back as far as AWS remembers.`
    : searched;
}

function endText(state: SessionState, found: string, time: string | null): string {
  if (time !== null) return `End of the window (${time}): ${found}.`;
  return state === "active"
    ? `${found} in Active.`
    : `End of history: ${found}. AWS keeps 30 days.`;
}

function sessionCount(count: number): string {
  return count === 1 ? "1 session" : `${grouped(count)} sessions`;
}

function grouped(value: number): string {
  return value.toLocaleString("en-GB");
}
