import { FILTER_KEYS } from "@/lib/sessions/query/fields";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import type { CliReading } from "./united-commands";

/** A text that people write for a value, and that no shell replaces between quotes: `<owner>`, `` `whoami` ``, `$(…)`. */
const STAND_IN = /<[a-z][^<>]*>|`[\w./][^`]*`|\$\([^)]*\)/i;

/** The issue of a value that only stands for one, although it is quoted; null if there is no such value. */
export function standInIssue(
  reading: Exclude<CliReading, { issue: unknown }>,
  text: string,
): TextIssue | null {
  for (const { value } of FILTER_KEYS.flatMap((key) => reading.change[key] ?? [])) {
    const [found] = STAND_IN.exec(value) ?? [];
    if (found === undefined) continue;
    const at = Math.max(0, text.indexOf(found));
    const detail = `${quoted(found)} stands for a value. Write the value instead.`;
    return issueAt({ raw: text.startsWith(found, at) ? found : text, at }, detail);
  }
  return null;
}
