import { bareWordDetail } from "./bar-bare-word";
import { type BarKey, barKeyOf, unknownKeyDetail } from "./bar-keys";
import { readInstant, readMinute, readRange } from "./bar-time";
import { readBarValue } from "./bar-values";
import type { TimePart } from "./bar-window";
import type { BarWord } from "./bar-words";
import { type FilterKey, isFilterKey } from "./filter-keys";
import type { FilterValue } from "./filter-value";
import type { KnownScope } from "./query-faults";
import { isScopeKey, parseScopeName, type ScopeKey } from "./scope-keys";
import { faultAt, quoted, type TextFault } from "./text-fault";
import { parseTimeMode, TIME_MODES, type TimeFilter } from "./time-window";

/** What the meaning of a text depends on: an IANA zone, epoch milliseconds, and the places there are. */
export type BarContext = { zone: string; now: number; known: KnownScope };

/** What one phrase of the bar says: a filter's value, a place, or something about time. */
type BarClause =
  | { filter: FilterKey; value: FilterValue }
  | { scope: ScopeKey; name: string }
  | { time: TimePart };

/** Reads one phrase; a fault names its place in the text. */
export function readClause(phrase: BarWord, context: BarContext): BarClause | { fault: TextFault } {
  const { name, value, operator } = phrase;
  const key = name === null ? null : barKeyOf(name);
  const fault = (detail: string) => ({ fault: faultAt(phrase, detail) });
  // The name first: a quote after a misspelt key is the lesser trouble.
  if (key === null) return fault(strangerDetail(phrase, context.known));
  if (phrase.fault !== null) return fault(phrase.fault);
  if (isFilterKey(key)) {
    const reading = readBarValue(key, { operator, value });
    return "fault" in reading ? fault(reading.fault) : { filter: key, value: reading };
  }
  if (operator !== "is") {
    return fault(`${key} takes no -, ! or ~. Write ${name}: and the one that you want.`);
  }
  if (isScopeKey(key)) {
    const place = placeOf(key, value, context.known);
    return "fault" in place ? fault(place.fault) : { scope: key, name: place.name };
  }
  const says = readTime(key, value, context);
  if (says === null) return fault(`${quoted(value)} is not ${EXPECTED[key]}.`);
  return { time: { raw: phrase.raw, at: phrase.at, key, says } };
}

/** A word without a key that we know; things with a colon of their own are no misspelt keys. */
function strangerDetail({ name, raw, fault, value }: BarWord, known: KnownScope): string {
  if (name !== null && !/^(?:arn:|ecs:|aws:)/.test(raw)) {
    return unknownKeyDetail(name, raw.slice(raw.indexOf(name) + name.length));
  }
  return fault ?? bareWordDetail(name === null ? value : raw, known);
}

function placeOf(
  key: ScopeKey,
  text: string,
  known: KnownScope,
): { name: string } | { fault: string } {
  const name =
    known === null
      ? parseScopeName(text)
      : known[key].find((one) => one.toLowerCase() === text.toLowerCase());
  if (name) return { name };
  const those = known === null ? "" : ` There is ${known[key].join(", ")}.`;
  return { fault: `${quoted(text)} is no ${key} that Sessionscope looks at.${those}` };
}

type TimeKey = Exclude<BarKey, FilterKey | ScopeKey>;

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
  { zone, now }: BarContext,
): Partial<TimeFilter> | null {
  if (key === "range") return said("range", readRange(text));
  if (key === "time") return said("time", parseTimeMode(text.toLowerCase()));
  if (key !== "at") return said(key, readInstant(text, zone));
  const minute = readMinute(text, zone, now);
  return minute && { ...minute, time: "running" };
}

function said(key: string, value: string | null): Partial<TimeFilter> | null {
  return value === null ? null : { [key]: value };
}
