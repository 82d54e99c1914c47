import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import {
  byPolarity,
  type FilterOperator,
  type FilterValue,
} from "@/lib/sessions/query/filter-value";
import { inOrder } from "@/lib/sessions/query/search-params";
import { SESSION_KINDS } from "@/lib/sessions/session/session-kind";
import { readJsonString } from "./ascii-json";
import { jmespathOf } from "./jmespath";

/** The filters that a `--query` can apply. */
export type QueryFilters = Partial<Record<FilterKey, FilterValue[]>>;

const HEAD = "Sessions[?";
const TAIL = "]";

/**
 * The `--query` for the filters that AWS does not apply: every negated value, and the wanted values of keys that are
 * not `handed` over. Null if AWS applies all filters.
 */
export function writeSessionsQuery(
  filters: QueryFilters,
  handed: readonly string[],
): string | null {
  const conditions = FILTER_KEYS.flatMap((key) => {
    const { wanted, unwanted } = byPolarity(inOrder(filters[key] ?? []));
    const isLeft = wanted.length > 0 && !handed.includes(key);
    const atoms = wanted.map((value) => jmespathOf(key, value));
    return [
      ...(isLeft ? [`(${atoms.join(" || ")})`] : []),
      ...unwanted.map((value) => `!(${jmespathOf(key, value)})`),
    ];
  });
  return conditions.length === 0 ? null : `${HEAD}${conditions.join(" && ")}${TAIL}`;
}

/** Reads a query that `writeSessionsQuery` wrote; null for any other query. */
export function readSessionsQuery(text: string): QueryFilters | null {
  if (!text.startsWith(HEAD) || !text.endsWith(TAIL)) return null;
  const filters: QueryFilters = {};
  for (const condition of splitOutside(text.slice(HEAD.length, -TAIL.length), " && ")) {
    const isNegated = condition.startsWith("!(");
    const inner = condition.slice(isNegated ? 2 : 1, -1);
    for (const atom of isNegated ? [inner] : splitOutside(inner, " || ")) {
      const reading = readAtom(atom, isNegated);
      if (reading === null) return null;
      filters[reading.key] = inOrder([...(filters[reading.key] ?? []), reading.value]);
    }
  }
  // The reading is certain only if writing it gives the same text.
  return writeSessionsQuery(filters, []) === text ? filters : null;
}

/** Finds the key and the value whose condition is the given text. */
function readAtom(atom: string, isNegated: boolean): { key: FilterKey; value: FilterValue } | null {
  const literals = [...atom.matchAll(/`([^`]*)`/g)].map(([, json = ""]) => readJsonString(json));
  const operators: FilterOperator[] = isNegated ? ["is-not", "contains-not"] : ["is", "contains"];
  const texts = [literals.at(-1) ?? null, literals[0]?.slice(1) ?? null, ...SESSION_KINDS];
  for (const key of FILTER_KEYS) {
    for (const text of FIELDS[key].type === "kind" ? texts : texts.slice(0, 1)) {
      for (const operator of operators) {
        const value = { operator, value: text ?? "" };
        if (text && jmespathOf(key, value) === atom) {
          return { key, value };
        }
      }
    }
  }
  return null;
}

/**
 * Splits a JMESPath expression at a separator outside parentheses and literals. A literal stands between backticks
 * and contains none.
 */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isLiteral = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "`") isLiteral = !isLiteral;
    if (isLiteral) continue;
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      from = at + separator.length;
    }
  }
  return [...parts, text.slice(from)];
}
