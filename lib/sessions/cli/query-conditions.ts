import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import {
  type FilterOperator,
  type FilterValue,
  isNegative,
} from "@/lib/sessions/query/filter-value";
import { readJson } from "./ascii-json";

/** One condition: alternatives of a key, or one value that excludes sessions. */
export type Condition = { key: FilterKey; values: FilterValue[] };

/** Tokens that are still to be read. */
type Rest = { tokens: string[]; depth: number };

const TOKEN =
  /\s*(&&|\|\||[!=]=|[!(),]|'(?:[^'\\]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|"(?:[^"\\]|\\[\s\S])*"|[a-z_]\w*|\S)/gi;
const MAX_DEPTH = 32;
const NEGATED: Record<FilterOperator, FilterOperator> = {
  is: "is-not",
  contains: "contains-not",
  "is-not": "is",
  "contains-not": "contains",
};

/**
 * Reads the condition of a JMESPath filter expression, such as `Owner == 'a' && contains(Target, 'i-0')`. Fields can be
 * compared with texts, and conditions joined, negated and grouped (JMESPath specification, "Filter Expressions"). Gives
 * the conditions that must all hold; null if filters cannot express it. Values are not checked.
 */
export function readConditions(text: string): Condition[] | null {
  const rest: Rest = { tokens: [...text.matchAll(TOKEN)].map(([, token = ""]) => token), depth: 0 };
  const conditions = readAlternatives(rest);
  return rest.tokens.length === 0 ? conditions : null;
}

/** `a || b`: values of one field are alternatives. */
function readAlternatives(rest: Rest): Condition[] | null {
  let all = readTogether(rest);
  while (all !== null && rest.tokens[0] === "||") {
    rest.tokens.shift();
    const next = readTogether(rest);
    const [mine, theirs] = [all, next].map((each) => (each?.length === 1 ? each[0] : undefined));
    const isOne = mine !== undefined && theirs !== undefined && mine.key === theirs.key;
    const values = isOne ? [...mine.values, ...theirs.values] : [];
    all = isOne && !values.some(isExcluding) ? [{ key: mine.key, values }] : null;
  }
  return all;
}

/** `a && b` */
function readTogether(rest: Rest): Condition[] | null {
  let all = readOne(rest);
  while (all !== null && rest.tokens[0] === "&&") {
    rest.tokens.shift();
    const next = readOne(rest);
    all = next && [...all, ...next];
  }
  return all;
}

/** A comparison, or a condition with `!` before it or parentheses around it. */
function readOne(rest: Rest): Condition[] | null {
  const [first] = rest.tokens;
  if (first !== "!" && first !== "(") return readComparison(rest);
  rest.tokens.shift();
  rest.depth += 1;
  if (rest.depth > MAX_DEPTH) return null;
  if (first === "!") return negated(readOne(rest));
  const inner = readAlternatives(rest);
  return rest.tokens.shift() === ")" ? inner : null;
}

/** None of some alternatives is the same as each of them excluded. */
function negated(conditions: Condition[] | null): Condition[] | null {
  const [only, ...others] = conditions ?? [];
  if (only === undefined || others.length > 0) return null;
  return only.values.map(({ operator, value }) => ({
    key: only.key,
    values: [{ operator: NEGATED[operator], value }],
  }));
}

/** `Owner == 'a'`, `'a' != Owner`, `contains(Owner, 'a')` */
function readComparison({ tokens }: Rest): Condition[] | null {
  if (tokens[0] === "contains") {
    const [, opening, path, comma, text, closing] = tokens.splice(0, 6);
    const isCall = opening === "(" && comma === "," && closing === ")";
    return isCall ? conditionOf(path, "contains", text) : null;
  }
  const [left, sign, right] = tokens.splice(0, 3);
  if (sign !== "==" && sign !== "!=") return null;
  const operator = sign === "==" ? "is" : "is-not";
  return conditionOf(left, operator, right) ?? conditionOf(right, operator, left);
}

function conditionOf(
  path: string | undefined,
  operator: FilterOperator,
  text: string | undefined,
): Condition[] | null {
  const key = FILTER_KEYS.find((each) => FIELDS[each].path === path);
  const value = textOf(text ?? "");
  return key === undefined || value === null ? null : [{ key, values: [{ operator, value }] }];
}

/** The text of a literal: raw, JSON or, as in older versions, a bare text between backticks. Null for another token. */
function textOf(token: string): string | null {
  const inner = token.slice(1, -1);
  if (/^'.*'$/s.test(token)) return inner.replaceAll("\\'", "'");
  if (/^".*"$/s.test(token)) return textOfJson(token);
  if (!/^`.*`$/s.test(token)) return null;
  const json = inner.replaceAll("\\`", "`").trim();
  return readJson(json) === undefined ? json : textOfJson(json);
}

function textOfJson(json: string): string | null {
  const value = readJson(json);
  return typeof value === "string" ? value : null;
}

function isExcluding({ operator }: FilterValue): boolean {
  return isNegative(operator);
}
