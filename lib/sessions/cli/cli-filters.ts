import { checkTypedValueOf } from "@/lib/sessions/query/field-value";
import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterValue, is } from "@/lib/sessions/query/filter-value";
import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { issueAt, quoted, type TextIssue } from "@/lib/sessions/query/text-issue";
import { parseInstant } from "@/lib/sessions/time/instant";
import { strayWordDetail } from "./cli-options";
import { elsewhereDetail } from "./elsewhere-value";
import { type FilterWord, filterWords, isJsonStart } from "./filter-words";
import { type AwsFilters, readFiltersJson } from "./filters-json";
import { unwrappings } from "./quoted-json";
import type { ShellWord } from "./shell-words";
import { readShorthand } from "./shorthand";

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
  for (const [index, word] of filterWords(words, text).entries()) {
    const filters = awsFiltersOf(word, index === 0);
    if ("issue" in filters) return { issue: issueAt(word, filters.issue) };
    for (const { key: name, value } of filters.filters) {
      const [key, issue] = addFilter(result, name, value, used);
      if (issue !== null) return { issue: issueAt(word, issue) };
      used.add(key);
    }
  }
  return result;
}

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

function awsFiltersOf(
  { value, raw }: FilterWord,
  isFirst: boolean,
): { filters: AwsFilters } | { issue: string } {
  const elsewhere = elsewhereDetail(value);
  if (elsewhere !== null) return { issue: elsewhere };
  const texts = [...unwrappings(value), ...unwrappings(raw)];
  if (texts.some(isJsonStart)) {
    const filters = readFiltersJson([value, raw]);
    if (filters === null) return { issue: NO_JSON };
    return filters.length > 0 ? { filters } : { issue: NO_FILTERS };
  }
  if (!isFirst && !value.includes("=")) return { issue: strayWordDetail(value) };
  const readings = texts.map(readShorthand);
  const read = readings.find((reading) => "filters" in reading);
  return read ?? readings.find((reading) => "issue" in reading) ?? { issue: NO_FILTERS };
}

const FORM = '[{"key":"Owner","value":"alice"}]';
const NO_JSON = `the filters begin like JSON and cannot be read as JSON. Write them as ${FORM}.`;
const NO_FILTERS = `each filter needs one text as its key and one as its value. Write them as ${FORM}.`;
