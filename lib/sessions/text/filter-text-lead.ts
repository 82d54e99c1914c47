import { issueAt } from "@/lib/sessions/query/text-issue";
import { type FilterTextContext, readClause } from "./filter-text-clauses";
import { filterTextKeyOf } from "./filter-text-keys";
import { filterTextPhrases } from "./filter-text-phrases";
import type { FilterTextReading } from "./filter-text-reading";
import type { FilterTextWord } from "./filter-text-words";

const TIME_KEYS: readonly string[] = ["after", "before", "range"];

/**
 * The end of the filters that stand before a pasted command, in UTF-16 code units; 0 if the text begins otherwise. A
 * prompt (`node:/app$`) and a variable (`REGION=…`) may look like a filter.
 */
export function endOfLead(text: string, context: FilterTextContext): number {
  let end = 0;
  for (const phrase of filterTextPhrases(text)) {
    if (!isFilter(phrase, context)) break;
    end = phrase.at + phrase.raw.length;
  }
  return end;
}

function isFilter(phrase: FilterTextWord, context: FilterTextContext): boolean {
  const { raw, name, value } = phrase;
  if (/[$#%>❯;&]$/.test(raw) || /^[A-Z_]+=/.test(raw)) return false;
  if (!("issue" in readClause(phrase, context))) return true;
  // A mistake in a filter is named. The name alone may be a word of a sentence.
  const isTyped = /^-?[a-z]+[:=]/i.test(raw) && value !== "";
  return isTyped && name !== null && filterTextKeyOf(name) !== null;
}

/** Joins filters and the command behind them. Both may not choose the same. `lead` is the text of the filters. */
export function withLead(
  lead: string,
  typed: FilterTextReading,
  command: FilterTextReading,
): FilterTextReading {
  if ("issues" in typed) return typed;
  if ("issues" in command) {
    return { issues: command.issues.map((issue) => ({ ...issue, at: issue.at + lead.length })) };
  }
  const keys = Object.keys(typed.change).map(subjectOf);
  const twice = Object.keys(command.change)
    .map(subjectOf)
    .find((key) => keys.includes(key));
  if (twice !== undefined) {
    const span = { raw: lead.trim(), at: Math.max(0, lead.search(/\S/)) };
    const detail = `the filters before the command and the command both choose the ${twice}. Leave one of them out.`;
    return { issues: [issueAt(span, detail)] };
  }
  const notes = [typed, command].flatMap(({ note }) => note ?? []);
  return {
    ...command,
    change: { ...typed.change, ...command.change },
    ...(notes.length > 0 && { note: notes.join(" ") }),
  };
}

function subjectOf(key: string): string {
  return TIME_KEYS.includes(key) ? "time" : key;
}
