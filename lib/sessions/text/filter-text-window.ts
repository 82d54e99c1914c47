import { issueAt, type TextIssue, type TextSpan } from "@/lib/sessions/query/text-issue";
import type { TimeFilter } from "@/lib/sessions/time/time-window";

/** What one phrase says about time. `at` says both ends, and that sessions were running. */
export type TimePart = TextSpan & { key: keyof TimeFilter | "at"; says: Partial<TimeFilter> };

/**
 * Puts together what a text's phrases say about time. A window is one thing: as soon as any of it is said,
 * `after`, `before` and `range` are all in the result, so that a view takes it over whole. Nothing may be said
 * twice, and a window may not end before it begins: unlike a link, which keeps what it can,
 * somebody is there to mend it.
 */
export function windowOf(parts: readonly TimePart[]): {
  change: Partial<TimeFilter>;
  issues: TextIssue[];
} {
  const issues: TextIssue[] = [];
  let change: Partial<TimeFilter> = {};
  for (const part of parts) {
    const window = { after: null, before: null, range: null };
    if (isSaid(part, change)) {
      issues.push(issueAt(part, "the time is said twice. Leave one of the two out."));
    } else {
      change = { ...(part.key === "time" ? {} : window), ...change, ...part.says };
    }
  }
  const end = parts.find(({ key }) => key === "before");
  if (end !== undefined && isBackwards(change)) issues.push(issueAt(end, backwardsDetail(change)));
  return { change, issues };
}

function isSaid({ key, says }: TimePart, change: Partial<TimeFilter>): boolean {
  // `running` beside `at` says the same again, which is no contradiction.
  if (key === "time") return change.time !== undefined && change.time !== says.time;
  const { after = null, before = null, range = null } = change;
  if (key === "after") return after !== null || range !== null;
  if (key === "before") return before !== null || range !== null;
  if (key === "at" && change.time === "started") return true;
  return after !== null || before !== null || range !== null;
}

function isBackwards({ after = null, before = null }: Partial<TimeFilter>): boolean {
  return after !== null && before !== null && Date.parse(before) <= Date.parse(after);
}

function backwardsDetail({ after, before }: Partial<TimeFilter>): string {
  return `the window ends (${before}) before it begins (${after}). Make before the later of the two.`;
}
