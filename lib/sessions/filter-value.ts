/**
 * One value of a repeatable filter key, as written in a URL. A plain text means *is*. `~`, `!` and
 * `!~` at the front are operators, and `\` makes the next character literal.
 */
export type FilterValueReading = { value: string } | { fault: string };

const OPERATORS: Record<string, string> = {
  "~": "contains (~)",
  "!": "is not (!)",
};

/** Reads a value; operators other than *is* get a fault, never a literal meaning that would change later. */
export function readFilterValue(text: string): FilterValueReading {
  const operator = OPERATORS[text.charAt(0)];
  if (operator) {
    return {
      fault: `the operator ${operator} is not supported yet. Use the exact value, or write \\${text} if the value itself starts with ${text.charAt(0)}.`,
    };
  }
  const value = text.startsWith("\\") ? text.slice(1) : text;
  return value === ""
    ? { fault: "the value is empty. Give a value or leave the key out." }
    : { value };
}

/** Writes a value so that `readFilterValue` gives it back. */
export function writeFilterValue(value: string): string {
  return /^[~!\\]/.test(value) ? `\\${value}` : value;
}
