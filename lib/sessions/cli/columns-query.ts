const LITERAL = /'(?:[^'\\]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|"(?:[^"\\]|\\[\s\S])*"/g;
/** Conditions, and parts of a list: `[?…]`, `[0]`, `[-1]`, `[:5]`; any comparison (JMESPath specification). */
const CHOICE = /[?<>=!]|&&|\[\s*-?\d|\[[^\][{}()]*:[^\][{}()]*\]/;
const FUNCTION = /([a-z_]+)\s*\(/g;
/** The functions that give all sessions, in whatever form. */
const HARMLESS = [
  ...["sort", "sort_by", "reverse", "join", "to_string", "to_array", "to_number", "map", "keys"],
  ...["values", "length", "not_null", "type", "merge"],
];

/** Whether a JMESPath expression gives something of every session: columns, another order, their number. */
export function choosesColumnsOnly(expression: string): boolean {
  const bare = expression.replace(LITERAL, "x");
  const functions = [...bare.matchAll(FUNCTION)].map(([, name = ""]) => name);
  return (
    bare.trim() !== "" &&
    /^[\w\s.,:*@&|()[\]{}-]+$/.test(bare) &&
    !CHOICE.test(bare) &&
    functions.every((name) => HARMLESS.includes(name))
  );
}
