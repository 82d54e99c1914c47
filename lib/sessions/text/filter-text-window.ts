import { issueAt, type TextIssue, type TextSpan } from "@/lib/sessions/query/text-issue";
import { type TimeFilter, windowOrderIssue } from "@/lib/sessions/time/time-window";

/**
 * One phrase about time. `at` gives both ends and `running`. The note says what is taken for a time that does not exist; null
 * for any other.
 */
export type TimePart = TextSpan & {
  key: keyof TimeFilter | "at";
  says: Partial<TimeFilter>;
  note: string | null;
};

/**
 * Combines the phrases about time. If any part of a window is given, `after`, `before` and `range` are all in the result,
 * so that the new window replaces the whole old one. A part may not be given twice, and a window may not end before
 * it begins. A link would keep the usable parts, but here the reader can correct the text.
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
      issues.push(issueAt(part, "the time is given twice. Leave one of the two out."));
    } else {
      change = { ...(part.key === "time" ? {} : window), ...change, ...part.says };
    }
  }
  const end = parts.find(({ key }) => key === "before");
  const order = windowOrderIssue(change);
  if (end !== undefined && order !== null) {
    const notes = parts.flatMap(({ note }) => note ?? []);
    const detail = [`${order}.`, ...notes, "Make before the later of the two."].join(" ");
    issues.push(issueAt(end, detail));
  }
  return { change, issues };
}

function isSaid({ key, says }: TimePart, change: Partial<TimeFilter>): boolean {
  // `running` beside `at` repeats the same mode, which is not a contradiction.
  if (key === "time") return change.time !== undefined && change.time !== says.time;
  const { after = null, before = null, range = null } = change;
  if (key === "after") return after !== null || range !== null;
  if (key === "before") return before !== null || range !== null;
  if (key === "at" && change.time === "started") return true;
  return after !== null || before !== null || range !== null;
}
