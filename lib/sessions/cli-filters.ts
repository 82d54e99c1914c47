import { array, object, safeParse, string } from "zod/mini";
import { readJson } from "./ascii-json";
import { readShorthand } from "./cli-shorthand";
import { checkValueOf, type FilterKey } from "./filter-keys";
import { type FilterValue, is } from "./filter-value";
import { parseInstant } from "./instant";
import { nearestWord } from "./nearest-word";
import type { ShellWord } from "./shell-words";
import { faultAt, quoted, type TextFault } from "./text-fault";

/** What the `--filters` of one command ask for: filters and the bounds of the start. */
type CliFilters = {
  filters: Partial<Record<FilterKey, FilterValue[]>>;
  after: string | null;
  before: string | null;
};

/** The keys of `SessionFilter` (SSM API reference) as ours. */
const KEYS = new Map<string, FilterKey | "after" | "before">([
  ["Owner", "owner"],
  ["Target", "target"],
  ["Status", "status"],
  ["SessionId", "sessionId"],
  ["AccessType", "accessType"],
  ["InvokedAfter", "after"],
  ["InvokedBefore", "before"],
]);

const filtersSchema = array(object({ key: string(), value: string() }));
type AwsFilters = { key: string; value: string }[];

/** Reads the words of `--filters`, JSON or shorthand; times become canonical instants. */
export function readCliFilters(words: readonly ShellWord[]): CliFilters | { fault: TextFault } {
  const result: CliFilters = { filters: {}, after: null, before: null };
  const used = new Set<string>();
  for (const word of words) {
    const filters = awsFiltersOf(word.value);
    if ("fault" in filters) return { fault: faultAt(word, filters.fault) };
    for (const { key, value } of filters.filters) {
      const fault = used.has(key)
        ? `the filter ${quoted(key)} is given twice. AWS takes one value for a key.`
        : addFilter(result, key, value);
      if (fault !== null) return { fault: faultAt(word, fault) };
      used.add(key);
    }
  }
  return result;
}

/** Adds one filter of AWS's; gives a sentence if it is none. */
function addFilter(result: CliFilters, name: string, value: string): string | null {
  const key = KEYS.get(name);
  if (key === undefined) {
    const near = nearestWord(name, [...KEYS.keys()]) ?? [...KEYS.keys()].join(", ");
    return `${quoted(name)} is no filter of describe-sessions. Did you mean ${near}?`;
  }
  if (key === "after" || key === "before") {
    result[key] = parseInstant(value);
    return result[key] === null ? `${quoted(value)} is ${NO_INSTANT}` : null;
  }
  const reading = checkValueOf(key, is(value));
  if ("fault" in reading) return `${name}: ${reading.fault}`;
  result.filters[key] = [reading];
  return null;
}

const NO_INSTANT = "not an instant with its zone. Write it as 2026-11-23T14:32:00Z.";

function awsFiltersOf(text: string): { filters: AwsFilters } | { fault: string } {
  if (/^\w+:\/\//.test(text)) {
    return { fault: `${quoted(text)} is a file on your machine. Write its content instead.` };
  }
  if (/^\s*[[{]/.test(text)) {
    const json = [readJson(text)].flat();
    const parsed = safeParse(filtersSchema, json);
    return parsed.success
      ? { filters: parsed.data }
      : { fault: 'the JSON is not a list of {"key": …, "value": …}. Is it in single quotes?' };
  }
  const shorthand = readShorthand(text);
  if ("fault" in shorthand) return shorthand;
  const key = shorthand.members.get("key");
  const value = shorthand.members.get("value");
  return key === undefined || value === undefined || shorthand.members.size > 2
    ? { fault: "a filter is key=… and value=…, nothing else." }
    : { filters: [{ key, value }] };
}
