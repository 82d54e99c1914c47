import { checkTypedValueOf } from "@/lib/sessions/query/field-value";
import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterValue, is } from "@/lib/sessions/query/filter-value";
import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import { parseInstant } from "@/lib/sessions/time/instant";
import { type AwsFilters, readFiltersJson } from "./filters-json";
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

/** Reads the words of `--filters`, JSON or shorthand; times become canonical instants. `text` is the command's. */
export function readCliFilters(
  words: readonly ShellWord[],
  text: string,
): CliFilters | { issue: TextIssue } {
  const result: CliFilters = { filters: {}, after: null, before: null };
  const used = new Set<string>();
  const unknown = words.find(({ issue }) => issue !== null);
  if (unknown?.issue) return { issue: issueAt(unknown, unknown.issue) };
  for (const word of filterWords(words, text)) {
    const filters = awsFiltersOf(word);
    if ("issue" in filters) return { issue: issueAt(word, filters.issue) };
    for (const { key: name, value } of filters.filters) {
      const [key, issue] = addFilter(result, name, value, used);
      if (issue !== null) return { issue: issueAt(word, issue) };
      used.add(key);
    }
  }
  return result;
}

/** A word of `--filters`: as a shell hands it over, and as it was written. */
type FilterWord = { value: string; raw: string; at: number };

/** The words, each a filter or some. JSON with spaces outside quotes, and shorthand with a space after a comma, is one. */
function filterWords(words: readonly ShellWord[], text: string): FilterWord[] {
  const joined: FilterWord[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const isPart = last !== undefined && (/,\s*$/.test(last.value) || isOpenJson(last.value));
    if (last === undefined || !isPart) {
      joined.push({ value: word.value, raw: word.raw, at: word.at });
    } else {
      last.value = `${last.value} ${word.value}`;
      last.raw = text.slice(last.at, word.at + word.raw.length);
    }
  }
  return joined;
}

/** Whether a text begins JSON and does not end it. */
function isOpenJson(text: string): boolean {
  if (!JSON_START.test(text) || readFiltersJson([text]) !== null) return false;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/[[{]/g) > count(/[\]}]/g);
}

const JSON_START = /^\s*[[{]/;

/** Adds one filter of AWS, whose key may be in any case. Gives the key, and a sentence if it is not a valid filter. */
function addFilter(
  result: CliFilters,
  written: string,
  value: string,
  used: ReadonlySet<string>,
): [string, string | null] {
  const name = [...KEYS.keys()].find((each) => each.toLowerCase() === written.toLowerCase());
  const key = name === undefined ? undefined : KEYS.get(name);
  if (name === undefined || key === undefined) {
    const near = nearestWord(written, [...KEYS.keys()]);
    return [
      written,
      near === null
        ? `${quoted(written)} is not a filter of describe-sessions. Its filters are ${[...KEYS.keys()].join(", ")}.`
        : `${quoted(written)} is not a filter of describe-sessions. Did you mean ${near}?`,
    ];
  }
  if (used.has(name)) {
    return [name, `the filter ${quoted(name)} is given twice. AWS takes one value for a key.`];
  }
  if (key === "after" || key === "before") {
    result[key] = parseInstant(value);
    return [name, result[key] === null ? `${quoted(value)} is ${NO_INSTANT}` : null];
  }
  const reading = checkTypedValueOf(key, is(value));
  if ("issue" in reading) return [name, `${name}: ${reading.issue}`];
  result.filters[key] = [reading];
  return [name, null];
}

const NO_INSTANT = "not an instant with its zone. Write it as 2026-11-23T14:32:00Z.";

function awsFiltersOf({ value, raw }: FilterWord): { filters: AwsFilters } | { issue: string } {
  if (/^(?:fileb?|https?):\/\//.test(value)) {
    return value.startsWith("file")
      ? { issue: `${quoted(value)} is a file on your machine. Write its content instead.` }
      : { issue: `${quoted(value)} is an address. Write the filters themselves instead.` };
  }
  const written = raw.replace(/^\$?(["'])([\s\S]*)\1$/, "$2");
  if (JSON_START.test(value) || JSON_START.test(written)) {
    const filters = readFiltersJson([value, written]);
    if (filters === null) return { issue: NO_JSON };
    return filters.length > 0 ? { filters } : { issue: NO_FILTERS };
  }
  const shorthand = readShorthand(value);
  const reading = "issue" in shorthand ? readShorthand(raw) : shorthand;
  if ("issue" in reading) return reading;
  const key = reading.members.get("key");
  const text = reading.members.get("value");
  return key === undefined || text === undefined || reading.members.size > 2
    ? { issue: "a filter is key=… and value=… only." }
    : { filters: [{ key, value: text }] };
}

const FORM = '[{"key":"Owner","value":"alice"}]';
const NO_JSON = `the filters begin like JSON and cannot be read as JSON. Write them as ${FORM}.`;
const NO_FILTERS = `each filter needs one text as its key and one as its value. Write them as ${FORM}.`;

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
