/**
 * Writes a text as a JSON string of printable ASCII. Shell quotes, backticks, backslashes and everything outside
 * ASCII become `\uXXXX`. The result can stand between backticks in JMESPath and between single quotes in a shell,
 * for any value and in any encoding of the terminal.
 */
export function asciiJson(text: string): string {
  // Without the `u` flag a pattern sees UTF-16 code units, as JSON's escapes do.
  const escaped = text.replace(
    /[^ !#-&(-[\]-_a-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}

/** Reads a JSON string; null for any other text. */
export function readJsonString(text: string): string | null {
  const value = readJson(text);
  return typeof value === "string" ? value : null;
}

/** Reads any JSON; undefined if the text is not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
