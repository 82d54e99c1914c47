import { parseInstant } from "@/lib/sessions/time/instant";
import { parseRange } from "@/lib/sessions/time/relative-range";
import { parseTimeMode, TIME_MODES, windowOrderIssue } from "@/lib/sessions/time/time-window";
import { parseTimeZone } from "@/lib/sessions/time/time-zone";
import { readValueOf } from "./field-value";
import { isFilterKey } from "./fields";
import { meantRegion } from "./meant-region";
import { isScopeKey, parseScopeName, type ScopeKey } from "./scope-keys";
import { MAX_QUERY_LENGTH, MAX_VALUES, parseSessionId, sessionSearchParams } from "./search-params";

/** One unusable part of a query: the key, and a sentence that says what is wrong and what to do. */
export type QueryIssue = { key: string; detail: string };

type SingleValue = { parse: (text: string) => string | null; expected: string };

const instant: SingleValue = {
  parse: parseInstant,
  expected: "an instant with its zone, such as 2026-11-23T14:32:00Z",
};

/** A map instead of an object, because any text may be a key, including `toString`. */
const SINGLE_VALUES = new Map<string, SingleValue>([
  ["after", instant],
  ["before", instant],
  [
    "range",
    {
      parse: parseRange,
      expected: "a whole number of m, h or d up to 30d, such as 15m, 24h or 7d",
    },
  ],
  ["time", { parse: parseTimeMode, expected: TIME_MODES.join(" or ") }],
  ["tz", { parse: parseTimeZone, expected: "utc, local or an IANA zone such as Europe/Berlin" }],
  ["session", { parse: parseSessionId, expected: "a session id of at most 96 characters" }],
]);

/**
 * Everything in a query string that Sessionscope cannot use, including unknown keys: ignoring a misspelt
 * filter would show more than the reader asked for. `known` lists the accounts and regions, `otherKeys` the
 * caller's own keys.
 */
export function readIssues(
  search: URLSearchParams,
  known: KnownScope = null,
  otherKeys: readonly string[] = [],
): QueryIssue[] {
  const mine = new URLSearchParams([...search].filter(([key]) => !otherKeys.includes(key)));
  // An oversized query is not read any further: a list of thousands of keys does not help.
  const tooMuch = sizeIssues(mine);
  if (tooMuch.length > 0) return tooMuch;
  const issues = [...new Set(mine.keys())].flatMap((key) => issuesOf(key, mine, known));
  const after = parseInstant(search.get("after") ?? "");
  const before = parseInstant(search.get("before") ?? "");
  const order = windowOrderIssue({ after, before });
  if (order !== null) issues.push({ key: "before", detail: `${order}.` });
  return issues;
}

/** The accounts and regions that a query may name; null if they are not known here. */
export type KnownScope = Record<ScopeKey, readonly string[]> | null;

function scopeIssue(key: ScopeKey, text: string, known: KnownScope): QueryIssue | null {
  const name = key === "region" ? meantRegion(text) : parseScopeName(text);
  if (name !== null && (known === null || known[key].includes(name))) return null;
  const those = known === null ? "" : ` Sessionscope looks at ${known[key].join(", ")}.`;
  return { key, detail: `“${clip(text)}” is not a known ${key}.${those}` };
}

function issuesOf(key: string, search: URLSearchParams, known: KnownScope): QueryIssue[] {
  const texts = search.getAll(key);
  if (isFilterKey(key)) {
    return texts.flatMap((text) => {
      const reading = readValueOf(key, text);
      return "issue" in reading ? [{ key, detail: reading.issue }] : [];
    });
  }
  if (isScopeKey(key)) return texts.flatMap((text) => scopeIssue(key, text, known) ?? []);
  const single = SINGLE_VALUES.get(key);
  if (!single) {
    const keys = Object.keys(sessionSearchParams).join(", ");
    return [{ key, detail: `there is no such filter. The filters are ${keys}.` }];
  }
  const issues = texts
    .filter((text) => single.parse(text) === null)
    .map((text) => ({ key, detail: `“${clip(text)}” is not ${single.expected}.` }));
  if (texts.length > 1) issues.push({ key, detail: "given more than once. The first one counts." });
  return issues;
}

function sizeIssues(mine: URLSearchParams): QueryIssue[] {
  const issues: QueryIssue[] = [];
  if (mine.size > MAX_VALUES) {
    issues.push({
      key: "",
      detail: `${mine.size} values are too many; at most ${MAX_VALUES} are allowed.`,
    });
  }
  if (mine.toString().length > MAX_QUERY_LENGTH) {
    issues.push({ key: "", detail: `the query is longer than ${MAX_QUERY_LENGTH} characters.` });
  }
  return issues;
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
