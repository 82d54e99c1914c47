import {
  createLoader,
  createMultiParser,
  createParser,
  createSerializer,
  type inferParserType,
} from "nuqs/server";
import { linkSafe } from "@/lib/link-safe";
import { parseInstant } from "@/lib/sessions/time/instant";
import { parseRange } from "@/lib/sessions/time/relative-range";
import { parseTimeMode, windowOrderIssue } from "@/lib/sessions/time/time-window";
import { parseTimeZone } from "@/lib/sessions/time/time-zone";
import { readValueOf } from "./field-value";
import { type FilterKey, isFilterKey, perField } from "./fields";
import { type FilterValue, writeFilterValue } from "./filter-value";
import { meantRegion } from "./meant-region";
import { isScopeKey, parseScopeName } from "./scope-keys";

/** More values than this are a mistake or an attack. The API refuses them, and a page drops them. */
export const MAX_VALUES = 50;
/** The longest query string in characters. It leaves room for a cursor in the request target. */
export const MAX_QUERY_LENGTH = 4096;

function filterValues(key: FilterKey) {
  return createMultiParser<FilterValue[]>({
    parse: (texts) => {
      const values = texts.flatMap((text) => {
        const reading = readValueOf(key, text);
        return "value" in reading ? [reading] : [];
      });
      const unique = inOrder(values).slice(0, MAX_VALUES);
      return unique.length > 0 ? unique : null;
    },
    serialize: (values) => inOrder(values).map(writeFilterValue),
    eq: (a, b) => a.map(writeFilterValue).join("\n") === b.map(writeFilterValue).join("\n"),
  }).withDefault([]);
}

/** Sorts values by their texts and removes duplicates, because the order of alternatives has no meaning. */
export function inOrder(values: readonly FilterValue[]): FilterValue[] {
  const byText = new Map(values.map((value) => [writeFilterValue(value), value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function scopeNames(read: (text: string) => string | null) {
  return createMultiParser<string[]>({
    parse: (texts) => {
      const names = texts.flatMap((text) => read(text) ?? []);
      const unique = [...new Set(names)].sort().slice(0, MAX_VALUES);
      return unique.length > 0 ? unique : null;
    },
    serialize: (names) => [...new Set(names)].sort(),
    eq: (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  }).withDefault([]);
}

function text(parse: (value: string) => string | null) {
  return createParser({ parse, serialize: (value) => value });
}

/** Reads a session id; null if it is empty or longer than AWS allows. */
export function parseSessionId(value: string): string | null {
  return value.length >= 1 && value.length <= 96 ? value : null;
}

/**
 * The query grammar: every key of a page's URL, in the order in which URLs write them. Pages, the
 * API, query keys and chips all read and write through this map. Unusable values become the default;
 * `readIssues` names them.
 */
export const sessionSearchParams = {
  account: scopeNames(parseScopeName),
  region: scopeNames(meantRegion),
  ...perField(filterValues),
  after: text(parseInstant),
  before: text(parseInstant),
  range: text(parseRange),
  time: createParser({ parse: parseTimeMode, serialize: (mode) => mode }).withDefault("started"),
  tz: text(parseTimeZone),
  session: text(parseSessionId),
};

/** Everything that a page's URL says. */
export type SessionSearch = inferParserType<typeof sessionSearchParams>;

/** The part of the URL that decides which sessions are listed. */
export type SessionFilters = Omit<SessionSearch, "tz" | "session">;

const readAll = createLoader(sessionSearchParams);

/** The filters alone, without the other parts of a URL. */
export function filtersOf({
  tz: _tz,
  session: _session,
  ...filters
}: SessionFilters & Partial<SessionSearch>): SessionFilters {
  return filters;
}

/** A view without filters. As a change of the URL, it clears all filters. */
export const NO_FILTERS = filtersOf(readAll(new URLSearchParams()));

/** A query string in memory, or as Next gives it to a page. */
type QueryInput = URLSearchParams | QueryRecord;
type QueryRecord = Record<string, string | string[] | undefined>;

/** Next's record of a page's query as `URLSearchParams`, with every repeated key. */
export function toSearchParams(record: QueryRecord): URLSearchParams {
  return new URLSearchParams(
    Object.entries(record).flatMap(([key, value]) =>
      [value ?? []].flat().map((single): [string, string] => [key, single]),
    ),
  );
}

/** Reads a URL's query and resolves conflicts between its keys. */
export function loadSessionSearchParams(input: QueryInput): SessionSearch {
  return settle(readAll(input));
}

/**
 * Resolves conflicts: a window that holds no moment keeps its beginning, instants win over a range, and `running` needs a
 * window.
 */
export function settle<Search extends SessionFilters>(search: Search): Search {
  const before = windowOrderIssue(search) === null ? search.before : null;
  const hasInstant = search.after !== null || before !== null;
  const range = hasInstant ? null : search.range;
  const time = hasInstant || range !== null ? search.time : "started";
  return { ...search, before, range, time };
}

/**
 * Puts the keys of a query string into the grammar's order and their values into one form, so that equal
 * views have equal URLs. Unusable parts stay as they are, so that a notice can name them.
 */
export function canonicalQuery(search: URLSearchParams): URLSearchParams {
  const order = Object.keys(sessionSearchParams);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const entries = [...search].map(([key, text]) => ({ key, text: canonicalText(key, text) }));
  const result = new URLSearchParams();
  for (const { key, text } of entries.sort((a, b) => rank(a.key) - rank(b.key) || byText(a, b))) {
    const isRepeated = isRepeatable(key) && result.has(key, text);
    // If `time` is given twice, the first one counts and must stay.
    const isDefault = key === "time" && text === "started" && search.getAll(key).length === 1;
    if (!isRepeated && !isDefault) result.append(key, text);
  }
  return result;
}

/** Sorts the values of repeatable keys. For other keys, the first value counts, so their order stays. */
function byText(a: { key: string; text: string }, b: { key: string; text: string }): number {
  return !isRepeatable(a.key) || a.text === b.text ? 0 : a.text < b.text ? -1 : 1;
}

function isRepeatable(key: string): boolean {
  return isFilterKey(key) || isScopeKey(key);
}

function canonicalText(key: string, text: string): string {
  if (isFilterKey(key)) {
    const reading = readValueOf(key, text);
    return "value" in reading ? writeFilterValue(reading) : text;
  }
  if (key === "region") return meantRegion(text) ?? text;
  if (key === "after" || key === "before") return parseInstant(text) ?? text;
  if (key === "range") return parseRange(text) ?? text;
  return (key === "tz" ? parseTimeZone(text) : null) ?? text;
}

const serialize = createSerializer(sessionSearchParams, {
  processUrlSearchParams: canonicalQuery,
});

/**
 * Writes a query string (`?owner=…`, or empty), keys in the grammar's order, defaults left out, and so that its link stays whole
 * in chats and tickets. With a `base`, its keys stay as well.
 */
export function serializeSessionSearchParams(values: Partial<SessionValues>): string;
export function serializeSessionSearchParams(
  base: URLSearchParams,
  values: Partial<SessionValues>,
): string;
export function serializeSessionSearchParams(
  base: URLSearchParams | Partial<SessionValues>,
  values?: Partial<SessionValues>,
): string {
  return linkSafe(
    base instanceof URLSearchParams ? serialize(base, values ?? {}) : serialize(base),
  );
}

/** Values to write; null leaves a key out. */
type SessionValues = { [Key in keyof SessionSearch]: SessionSearch[Key] | null };
