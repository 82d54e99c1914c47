/**
 * Splits a JMESPath expression at a separator, but neither inside parentheses nor between backticks, where
 * a literal stands that has no backticks of its own.
 */
export function splitOutside(text: string, separator: string): string[] {
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
