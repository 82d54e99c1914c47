import { type FilterKey, isFilterKey } from "@/lib/sessions/query/fields";
import type { FilterValue } from "@/lib/sessions/query/filter-value";
import { meantRegion } from "@/lib/sessions/query/meant-region";
import type { KnownScope } from "@/lib/sessions/query/query-issues";
import { isScopeKey, parseScopeName, type ScopeKey } from "@/lib/sessions/query/scope-keys";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import { repeatedText, skippedText } from "@/lib/sessions/time/local-time";
import { readPastedInstant } from "@/lib/sessions/time/pasted-instant";
import { parseTimeMode, TIME_MODES, type TimeFilter } from "@/lib/sessions/time/time-window";
import { bareWordDetail } from "./filter-text-bare-word";
import { type FilterTextKey, filterTextKeyOf, unknownKeyDetail } from "./filter-text-keys";
import { localTimeOf, readMinute, readRange } from "./filter-text-time";
import { readTypedValue } from "./filter-text-values";
import type { TimePart } from "./filter-text-window";
import type { FilterTextWord } from "./filter-text-words";

/** The context that gives a text its meaning: an IANA zone, epoch milliseconds, and the known accounts and regions. */
export type FilterTextContext = { zone: string; now: number; known: KnownScope };

/** The meaning of one phrase: a filter's value, an account or region, or a part of the time filter. */
type FilterTextClause =
  | { filter: FilterKey; value: FilterValue }
  | { scope: ScopeKey; name: string }
  | { time: TimePart };

/** Reads one phrase. An issue names its position in the text. */
export function readClause(
  phrase: FilterTextWord,
  context: FilterTextContext,
): FilterTextClause | { issue: TextIssue } {
  const { name, value, operator } = phrase;
  const key = name === null ? null : filterTextKeyOf(name);
  const issue = (detail: string) => ({ issue: issueAt(phrase, detail) });
  // The name comes first: a misspelt key matters more than a quote after it.
  if (key === null) return issue(strangerDetail(phrase, context.known));
  if (phrase.issue !== null) return issue(phrase.issue);
  if (isFilterKey(key)) {
    const reading = readTypedValue(key, { operator, value });
    return "issue" in reading ? issue(reading.issue) : { filter: key, value: reading };
  }
  if (operator !== "is") {
    return issue(`${key} takes no -, ! or ~. Write ${name}: and the value that you want.`);
  }
  if (isScopeKey(key)) {
    const reading = scopeNameOf(key, value, context.known);
    return "issue" in reading ? issue(reading.issue) : { scope: key, name: reading.name };
  }
  const says = readTime(key, value, context);
  if (says === null) return issue(`${quoted(value)} is not ${EXPECTED[key]}.`);
  const local = MOMENTS.includes(key) ? localTimeOf(value, context.zone, context.now) : null;
  const repeated = local && repeatedText(local);
  if (repeated !== null) return issue(repeated);
  return { time: { raw: phrase.raw, at: phrase.at, key, says, note: local && skippedText(local) } };
}

/** The issue of a word without a known key. A value that contains a colon is not a misspelt key. */
function strangerDetail({ name, raw, issue, value }: FilterTextWord, known: KnownScope): string {
  if (name !== null && !/^(?:arn:|ecs:|aws:)/.test(raw)) {
    return unknownKeyDetail(name, raw.slice(raw.indexOf(name) + name.length));
  }
  return issue ?? bareWordDetail(name === null ? value : raw, known);
}

function scopeNameOf(
  key: ScopeKey,
  text: string,
  known: KnownScope,
): { name: string } | { issue: string } {
  const name =
    known === null
      ? parseScopeName(text)
      : known[key].find((one) =>
          [text.toLowerCase(), key === "region" && meantRegion(text)].includes(one.toLowerCase()),
        );
  if (name) return { name };
  const those = known === null ? "" : ` Sessionscope looks at ${known[key].join(", ")}.`;
  return { issue: `${quoted(text)} is not a known ${key}.${those}` };
}

/** The keys whose values are points in time. */
const MOMENTS: readonly FilterTextKey[] = ["after", "before", "at"];

type TimeKey = Exclude<FilterTextKey, FilterKey | ScopeKey>;

const AN_INSTANT = "a point in time. Write it as 2026-11-23T14:32, with a Z at the end for UTC";

const EXPECTED: Record<TimeKey, string> = {
  after: AN_INSTANT,
  before: AN_INSTANT,
  range:
    "a span of time. Write a whole number of m, h or d up to 30d, such as last 24h or last 7 days",
  time: `a way to look at time. Write ${TIME_MODES.join(" or ")}`,
  at: "a time. Write it as 14:32 or 2026-11-23T14:32",
};

function readTime(
  key: TimeKey,
  text: string,
  { zone, now }: FilterTextContext,
): Partial<TimeFilter> | null {
  if (key === "range") return said("range", readRange(text));
  if (key === "time") return said("time", parseTimeMode(text.toLowerCase()));
  if (key !== "at") return said(key, readPastedInstant(text, zone));
  const minute = readMinute(text, zone, now);
  return minute && { ...minute, time: "running" };
}

function said(key: string, value: string | null): Partial<TimeFilter> | null {
  return value === null ? null : { [key]: value };
}
