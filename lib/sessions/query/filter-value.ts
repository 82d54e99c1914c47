/**
 * How a filter value compares with a session's: the URL writes `X` for *is*, `~X` for *contains* (ignoring
 * case), `!X` for *is not*, `!~X` for *does not contain*.
 */
export const FILTER_OPERATORS = ["is", "contains", "is-not", "contains-not"] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** One value of a repeatable filter key. */
export type FilterValue = { operator: FilterOperator; value: string };

/** A value, or a sentence that says what is wrong and what to do. */
export type FilterValueReading = FilterValue | { issue: string };

/** The operators in words, as chips and messages say them. */
export const OPERATOR_LABELS: Record<FilterOperator, string> = {
  is: "is",
  contains: "contains",
  "is-not": "is not",
  "contains-not": "does not contain",
};

const SIGNS: Record<FilterOperator, string> = {
  is: "",
  contains: "~",
  "is-not": "!",
  "contains-not": "!~",
};

/** The longest sign comes first, because `!~` begins with `!`. */
const BY_SIGN = [...FILTER_OPERATORS].sort((a, b) => SIGNS[b].length - SIGNS[a].length);

/** Whether an operator excludes sessions. Every negative value must hold, and the positive ones are alternatives. */
export function isNegative(operator: FilterOperator): boolean {
  return operator === "is-not" || operator === "contains-not";
}

/** Whether an operator looks for the value inside a text instead of comparing the whole text. */
export function isPart(operator: FilterOperator): boolean {
  return operator === "contains" || operator === "contains-not";
}

/** Splits the values of a key into the alternatives and those that each exclude sessions. */
export function byPolarity(values: readonly FilterValue[]) {
  return {
    wanted: values.filter(({ operator }) => !isNegative(operator)),
    unwanted: values.filter(({ operator }) => isNegative(operator)),
  };
}

/** A value with the operator *is*. */
export function is(value: string): FilterValue {
  return { operator: "is", value };
}

/** Reads a value as the URL writes it; a leading `\` makes the next character literal. */
export function readFilterValue(text: string): FilterValueReading {
  const operator = BY_SIGN.find((each) => text.startsWith(SIGNS[each])) ?? "is";
  const rest = text.slice(SIGNS[operator].length);
  const value = rest.startsWith("\\") ? rest.slice(1) : rest;
  return value === ""
    ? { issue: "the value is empty. Give a value or leave the key out." }
    : { operator, value };
}

/** Writes a value so that `readFilterValue` reads it back. Equal values have equal texts. */
export function writeFilterValue({ operator, value }: FilterValue): string {
  const sign = SIGNS[operator];
  const isRead = readFilterValue(`${sign}${value}`);
  const isPlain = "value" in isRead && isRead.operator === operator && isRead.value === value;
  return isPlain ? `${sign}${value}` : `${sign}\\${value}`;
}

/** Whether two values are the same. */
export function isSameValue(a: FilterValue, b: FilterValue): boolean {
  return a.operator === b.operator && a.value === b.value;
}
