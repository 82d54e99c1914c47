import { array, object, safeParse, string } from "zod/mini";
import { checkValueOf } from "@/lib/sessions/query/field-value";
import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterValue, is } from "@/lib/sessions/query/filter-value";
import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import { parseInstant } from "@/lib/sessions/time/instant";
import { readJson } from "./ascii-json";
import type { ShellWord } from "./shell-words";

/** The `--filters` of one command: filters, and the bounds of the start. */
type CliFilters = {
  filters: Partial<Record<FilterKey, FilterValue[]>>;
  after: string | null;
  before: string | null;
};

/** Our keys by those of `SessionFilter` (SSM API reference). */
const KEYS = new Map<string, FilterKey | "after" | "before">([
  ...FILTER_KEYS.flatMap((key): [string, FilterKey][] => {
    const { aws } = FIELDS[key];
    return aws === null ? [] : [[aws.filter, key]];
  }),
  ["InvokedAfter", "after"],
  ["InvokedBefore", "before"],
]);

const filtersSchema = array(object({ key: string(), value: string() }));
type AwsFilters = { key: string; value: string }[];

/** Reads the words of `--filters`, JSON or shorthand; times become canonical instants. */
export function readCliFilters(words: readonly ShellWord[]): CliFilters | { issue: TextIssue } {
  const result: CliFilters = { filters: {}, after: null, before: null };
  const used = new Set<string>();
  for (const word of words) {
    const filters = awsFiltersOf(word.value);
    if ("issue" in filters) return { issue: issueAt(word, filters.issue) };
    for (const { key, value } of filters.filters) {
      const issue = used.has(key)
        ? `the filter ${quoted(key)} is given twice. AWS takes one value for a key.`
        : addFilter(result, key, value);
      if (issue !== null) return { issue: issueAt(word, issue) };
      used.add(key);
    }
  }
  return result;
}

/** Adds one filter of AWS. Returns a sentence if it is not a valid filter. */
function addFilter(result: CliFilters, name: string, value: string): string | null {
  const key = KEYS.get(name);
  if (key === undefined) {
    const near = nearestWord(name, [...KEYS.keys()]) ?? [...KEYS.keys()].join(", ");
    return `${quoted(name)} is not a filter of describe-sessions. Did you mean ${near}?`;
  }
  if (key === "after" || key === "before") {
    result[key] = parseInstant(value);
    return result[key] === null ? `${quoted(value)} is ${NO_INSTANT}` : null;
  }
  const reading = checkValueOf(key, is(value));
  if ("issue" in reading) return `${name}: ${reading.issue}`;
  result.filters[key] = [reading];
  return null;
}

const NO_INSTANT = "not an instant with its zone. Write it as 2026-11-23T14:32:00Z.";

function awsFiltersOf(text: string): { filters: AwsFilters } | { issue: string } {
  if (/^\w+:\/\//.test(text)) {
    return { issue: `${quoted(text)} is a file on your machine. Write its content instead.` };
  }
  if (/^\s*[[{]/.test(text)) {
    const json = [readJson(text)].flat();
    const parsed = safeParse(filtersSchema, json);
    return parsed.success
      ? { filters: parsed.data }
      : { issue: 'the JSON is not a list of {"key": …, "value": …}. Is it in single quotes?' };
  }
  const shorthand = readShorthand(text);
  if ("issue" in shorthand) return shorthand;
  const key = shorthand.members.get("key");
  const value = shorthand.members.get("value");
  return key === undefined || value === undefined || shorthand.members.size > 2
    ? { issue: "a filter is key=… and value=… only." }
    : { filters: [{ key, value }] };
}

/** One `--filters` word in the CLI's shorthand, or a sentence that says what is wrong with it. */
type ShorthandReading = { members: Map<string, string> } | { issue: string };

const MEMBER =
  /([^=,]+)=(?:'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|((?:[^,\\]|\\[\s\S])*))/y;

/**
 * Reads the shorthand of the AWS CLI (`key=Owner,value=arn:…`; AWS CLI user guide, "Using shorthand syntax"):
 * members separated by commas, values plain or in quotes of their own, `\` before a comma, quote or backslash that
 * is part of a value. Names of members are lower-cased.
 */
function readShorthand(text: string): ShorthandReading {
  const members = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    MEMBER.lastIndex = at;
    const match = MEMBER.exec(text);
    if (match === null) return { issue: NO_MEMBER };
    const [all, name = "", single, double, plain = ""] = match;
    const value = single ?? double ?? plain.trim();
    members.set(name.trim().toLowerCase(), value.replace(/\\([,'"\\])/g, "$1"));
    at += all.length;
    if (at < text.length && text[at] !== ",") return { issue: NO_MEMBER };
    at += 1;
  }
  return { members };
}

const NO_MEMBER =
  "the shorthand is key=…,value=… with one value; a comma in it needs quotes. Write the filters as JSON if in doubt.";
