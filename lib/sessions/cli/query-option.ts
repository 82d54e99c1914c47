import { checkTypedValueOf } from "@/lib/sessions/query/field-value";
import { FIELDS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterValue, isNegative, isPart } from "@/lib/sessions/query/filter-value";
import { choosesColumnsOnly } from "./columns-query";
import { readConditions } from "./query-conditions";
import { type QueryFilters, readSessionsQuery } from "./sessions-query";

/** The filters of a `--query`, and a sentence about what differs here or was left out. */
type QueryOption = { filters: QueryFilters; note: string | null };

/** The list of sessions and the beginning of its filter. Some write only the filter. */
const HEAD = /(?:\bSessions(?:\[\*?\])?\s*(?:\|\s*)?|^\s*)\[\?/;
const LITERAL = /'(?:[^'\\]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|"(?:[^"\\]|\\[\s\S])*"|[\s\S]/g;
/** Longer ones are not written by hand. The bound keeps a paste from blocking the page. */
const MAX_LENGTH = 4096;

const IGNORED = "--query was left out, because it filters nothing.";
const CASELESS = "Unlike in --query, contains ignores case here.";
const UNREAD =
  "this --query cannot be read. Sessionscope reads comparisons of a field with a text by ==, != and contains(), joined by &&. Leave it out and filter here.";

/** Reads `--query`: one that Sessionscope wrote, one that chooses columns, or one with conditions that a person wrote. */
export function readQueryOption(query: string): QueryOption | { issue: string } {
  const own = readSessionsQuery(query);
  if (own !== null) return { filters: own, note: null };
  if (query.length > MAX_LENGTH) return { issue: UNREAD };
  if (choosesColumnsOnly(query)) return { filters: {}, note: IGNORED };
  const parts = partsOf(query);
  const conditions = parts && readConditions(parts.condition);
  if (!parts || !conditions || !choosesColumnsOnly(parts.rest)) return { issue: UNREAD };
  const filters: QueryFilters = {};
  for (const { key, values } of conditions) {
    const added = withValues(filters[key] ?? [], key, values);
    if ("issue" in added) return added;
    filters[key] = added.values;
  }
  const isCaseless = conditions.some(({ values }) => values.some(ignoresCase));
  return { filters, note: isCaseless ? CASELESS : null };
}

/** The condition of the first filter, and the query with all sessions in its place. */
function partsOf(query: string): { condition: string; rest: string } | null {
  const head = HEAD.exec(query);
  if (head === null) return null;
  const from = head.index + head[0].length;
  let depth = 1;
  let end = from;
  for (const [token] of query.slice(from).matchAll(LITERAL)) {
    if (token === "[") depth += 1;
    if (token === "]") depth -= 1;
    if (depth === 0) break;
    end += token.length;
  }
  const rest = `${query.slice(0, head.index)}Sessions[]${query.slice(end + 1)}`;
  return depth > 0 || rest.includes("||") ? null : { condition: query.slice(from, end), rest };
}

/** Adds the values of one condition. Two conditions on one key that both want values would have to hold together. */
function withValues(
  before: readonly FilterValue[],
  key: FilterKey,
  values: readonly FilterValue[],
): { values: FilterValue[] } | { issue: string } {
  const isWanted = ({ operator }: FilterValue) => !isNegative(operator);
  if (before.some(isWanted) && values.some(isWanted)) return { issue: UNREAD };
  const checked: FilterValue[] = [...before];
  for (const value of values) {
    const reading = checkTypedValueOf(key, value);
    if ("issue" in reading) return { issue: `${FIELDS[key].label}: ${reading.issue}` };
    checked.push(reading);
  }
  return { values: checked };
}

function ignoresCase({ operator, value }: FilterValue): boolean {
  return isPart(operator) && value.toLowerCase() !== value.toUpperCase();
}
